import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.route.RouteMemory;
import io.portside.testkit.ScriptedFtpServer;

/**
 * Lists a folder of many entries from a server in the same process, which keeps none of them, and prints when the first
 * rows came, when the last, and how much heap was in use at most. Started by releng/bench/listing.
 */
final class LargeListing {
    private LargeListing() {}

    public static void main(String[] arguments) throws Exception {
        int entries = Integer.parseInt(arguments[0]);
        boolean mlsd = arguments[1].equals("MLSD");
        boolean stream = arguments[2].equals("stream");
        try (ScriptedFtpServer server = ScriptedFtpServer.start()) {
            server.tree().folder("/large");
            if (!mlsd) {
                server.without("MLST");
            }
            server.on(arguments[1]).withArgument("|-a").sendsFrom(out -> send(out, entries, mlsd));
            try (FtpSite site = new FtpSite(FtpSiteSettings.of(server.host(), server.port(), "user"),
                    () -> "secret".toCharArray(), RouteMemory.inMemory(), event -> { /* unheard */ })) {
                measure(site, entries, stream);
            }
        }
    }

    private static void measure(FtpSite site, int entries, boolean stream) throws Exception {
        long began = System.nanoTime();
        long[] first = new long[1];
        long[] count = new long[1];
        if (stream) {
            site.list("/large", batch -> {
                if (count[0] == 0) {
                    first[0] = System.nanoTime() - began;
                }
                count[0] += batch.size();
            }, CancelToken.never());
        } else {
            count[0] = site.list("/large", CancelToken.never()).entries().size();
            first[0] = System.nanoTime() - began;
        }
        long all = System.nanoTime() - began;
        if (count[0] != entries) {
            throw new AssertionError(count[0] + " entries came, not " + entries);
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage).mapToLong(usage -> usage.getUsed()).sum();
        System.out.printf(Locale.ROOT, "first rows after %5d ms, all after %6d ms, peak heap %4d MB%n", first[0] / 1_000_000,
                all / 1_000_000, peak >> 20);
    }

    private static void send(OutputStream to, int entries, boolean mlsd) throws java.io.IOException {
        OutputStream out = new BufferedOutputStream(to, 64 * 1024);
        for (int i = 0; i < entries; i++) {
            String line = mlsd
                    ? "type=file;size=" + i + ";modify=20240102030405;UNIX.mode=0644; file number " + i + ".txt\r\n"
                    : "-rw-r--r--    1 1001     1001     " + i + " Mar 10  2024 file number " + i + ".txt\r\n";
            out.write(line.getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
    }
}
