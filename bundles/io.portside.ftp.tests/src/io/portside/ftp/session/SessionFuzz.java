package io.portside.ftp.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.fuzz.FuzzTarget;
import io.portside.ftp.route.Route;
import io.portside.ftp.setting.Patience;
import io.portside.ftp.transfer.TransferProgress;

/**
 * A whole session against a server that says anything: each call ends soon, with a result or an {@link FtpException}. The
 * input is what the server says, a slot a verb, parted by the byte 1.
 */
@SuppressWarnings("resource") // Channels in memory hold nothing.
public final class SessionFuzz implements FuzzTarget {
    private static final List<String> SLOTS = List.of("GREETING", "USER", "PASS", "FEAT", "OPTS", "SYST", "PWD", "TYPE",
            "CWD",
            "PASV", "EPSV", "PORT", "MARK", "DONE", "MLSD>", "LIST>", "RETR>", "SIZE", "MDTM", "MLST", "RNFR", "OTHER");
    private static final Duration SHORT = Duration.ofMillis(100);
    /** All that a session may cost here: some ten waits, and two for an explanation of 2 s each transfer. */
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(60);
    private static final CancelToken NEVER = CancelToken.never();

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public List<byte[]> seeds() {
        String facts = "type=cdir; .\r\ntype=file;size=3;modify=20240229235958; a\r\ntype=dir; sub\r\n";
        String lines = "total 8\r\ndrwxr-xr-x 2 1 1 4096 Oct 1 12:00 .\r\n-rw-r--r-- 1 1 1 3 Oct 1 12:00 a\r\n";
        String full = "211-Features:\r\n MDTM\r\n MLST type*;size*;\r\n REST STREAM\r\n SIZE\r\n UTF8\r\n MFMT\r\n211 End\r\n";
        return List.of(
                seed("220 ready\r\n", "331 password\r\n", "230 in\r\n", full, "200 ok\r\n", "215 UNIX Type: L8\r\n",
                        "257 \"/home\" is it\r\n", "200 ok\r\n", "250 ok\r\n", "227 ok (127,0,0,1,{p1},{p2})\r\n",
                        "229 ok (|||{port}|)\r\n", "200 ok\r\n", "150 now\r\n", "226 done\r\n", facts, lines, "abc",
                        "213 3\r\n", "213 20240229235958\r\n", "250-Start\r\n type=file;size=3; /a\r\n250 End\r\n",
                        "350 go on\r\n", "250 ok\r\n"),
                seed("220-hello\r\n220 you\r\n", "230 in\r\n", "230 in\r\n", "500 what\r\n", "500 what\r\n",
                        "215 VMS\r\n",
                        "257 \"/\"\r\n", "200 ok\r\n", "250 ok\r\n", "227 127,0,0,1,{p1},{p2}\r\n", "500 no\r\n",
                        "500 no\r\n", "125 open\r\n", "250 done\r\n", facts, lines, "x".repeat(5000), "550 no\r\n",
                        "500 no\r\n", "500 no\r\n", "350 ok\r\n", "500 no\r\n"),
                seed("421 full\r\n"), seed("120 wait\r\n220 now\r\n", "332 account\r\n"));
    }

    private static byte[] seed(String... slots) {
        return String.join("\u0001", slots).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public List<String> words() {
        return List.of("\r\n", "220 ", "226 done\r\n", "150 x\r\n", "421 bye\r\n", "425 no\r\n", "426 cut\r\n",
                "450 x\r\n",
                "550 no\r\n", "500-\r\n", "211-", "{port}", "{p1}", "{p2}", "(|||", "\u0001", "type=dir;",
                "120 later\r\n",
                "229 (|||{port}|)\r\n", "530 login\r\n", "-", "213 ", "350 ", "250-");
    }

    @Override
    public int longest() {
        return 64 * 1024;
    }

    @Override
    public long allocationLimit(int length) {
        return 256L << 20;
    }

    @Override
    public String run(byte[] input, Random random) {
        Map<String, byte[]> says = new HashMap<>();
        String[] texts = new String(input, StandardCharsets.ISO_8859_1).split("\u0001", -1);
        String[] good = new String(seeds().get(0), StandardCharsets.ISO_8859_1).split("\u0001", -1);
        for (int i = 0; i < SLOTS.size(); i++) {
            says.put(SLOTS.get(i), (i < texts.length ? texts[i] : good[i]).getBytes(StandardCharsets.ISO_8859_1));
        }
        long began = System.nanoTime();
        String seen;
        try (WildServer server = new WildServer(says, random.nextInt(3) * 8, random.nextLong())) {
            FtpSiteSettings settings = FtpSiteSettings.of("127.0.0.1", server.port(), "user")
                    .withPatience(new Patience(SHORT, SHORT, SHORT));
            seen = session(settings, random);
        }
        long took = System.nanoTime() - began;
        if (took > FAR_TOO_LONG.toNanos()) {
            throw new AssertionError("took " + took / 1_000_000 + " ms");
        }
        return seen;
    }

    private static String session(FtpSiteSettings settings, Random random) {
        FtpSession session;
        try {
            session = FtpSession.open(1, settings, () -> "secret".toCharArray(), new SiteHabits(),
                    event -> { /* unheard */ },
                    NEVER);
        } catch (FtpException e) {
            return "open " + e.getClass().getSimpleName();
        }
        List<String> seen = new ArrayList<>();
        try {
            for (int i = 0; i < 6 && session.usable(); i++) {
                int which = random.nextInt(8);
                seen.add(which + call(session, which, route(random)));
            }
            return String.join(" ", seen.subList(0, Math.min(3, seen.size()))) + session.usable();
        } finally {
            session.close();
        }
    }

    private static Route route(Random random) {
        return List.of(Route.PASSIVE_EPSV, Route.PASSIVE_PASV, Route.ACTIVE_PORT).get(random.nextInt(3));
    }

    private static String call(FtpSession session, int which, Route route) {
        OpenWatch watch = OpenWatch.of(SHORT);
        try {
            switch (which) {
                case 0, 1 -> {
                    return "" + session.list("/f", route, watch, NEVER).complete();
                }
                case 2 -> {
                    ByteArrayOutputStream sink = new ByteArrayOutputStream();
                    long moved = session.retrieve("/f/a", 0, Channels.newChannel(sink), route, watch,
                            TransferProgress.NONE,
                            NEVER);
                    if (moved != sink.size()) {
                        throw new AssertionError(moved + " bytes said, " + sink.size() + " came");
                    }
                }
                case 3 ->
                    session.store("/f/b", 0, Channels.newChannel(new ByteArrayInputStream(new byte[20_000])), route,
                            watch, TransferProgress.NONE, NEVER);
                case 4 -> {
                    return "" + session.stat("/f/a", NEVER).map(e -> e.kind());
                }
                case 5 -> session.rename("/f/a", "/f/c", NEVER);
                case 6 -> session.setModified("/f/a", Instant.EPOCH, NEVER);
                default -> {
                    return "" + session.size("/f/a", NEVER).isPresent();
                }
            }
            return "ok";
        } catch (FtpException e) {
            return e.getClass().getSimpleName();
        }
    }
}
