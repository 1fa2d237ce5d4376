import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.apache.commons.net.ftp.FTPClient;

import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.route.RouteMemory;

/**
 * Seconds from the first call to a whole listing of the home folder, in one Java machine: {@code portside} finds its
 * route by itself, {@code net-active} and {@code net-passive} are Commons Net told what to do. Run by
 * releng/bench/first-listing; prints one figure for each round, the first one with cold classes.
 */
final class FirstListing {
    private FirstListing() {}

    /** Arguments: what, host, port, rounds. The password is demo's. */
    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[3]);
        for (int round = 0; round < rounds; round++) {
            long began = System.nanoTime();
            String how = switch (args[0]) {
                case "portside" -> portside(args[1], Integer.parseInt(args[2]));
                case "net-active" -> commonsNet(args[1], Integer.parseInt(args[2]), false);
                case "net-passive" -> commonsNet(args[1], Integer.parseInt(args[2]), true);
                default -> throw new IllegalArgumentException(args[0]);
            };
            System.out.printf(Locale.ROOT, "%.2f %s%n", (System.nanoTime() - began) / 1e9, how);
        }
        System.exit(0);
    }

    /** Without memory: each round is a first visit. */
    private static String portside(String host, int port) throws Exception {
        char[] password = "demo".toCharArray();
        try (FtpSite site = new FtpSite(FtpSiteSettings.of(host, port, "demo"), password::clone,
                RouteMemory.inMemory(), event -> {})) {
            int entries = site.list("/", CancelToken.never()).entries().size();
            return entries + " entries, " + site.routeStatus().route().map(Enum::name).orElse("no route");
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static String commonsNet(String host, int port, boolean passive) throws IOException {
        FTPClient client = new FTPClient();
        client.setConnectTimeout(30_000);
        client.setDefaultTimeout(30_000);
        client.setDataTimeout(Duration.ofSeconds(30));
        try {
            client.connect(host, port);
            client.login("demo", "demo");
            if (passive) {
                client.enterLocalPassiveMode();
            }
            int entries = client.listFiles().length;
            boolean listed = client.getReplyCode() == 226;
            return Optional.of(entries + " entries").filter(text -> listed).orElse("no listing: reply " + client.getReplyCode());
        } catch (IOException e) {
            return "no listing: " + e.getMessage();
        } finally {
            client.disconnect();
        }
    }
}
