package io.portside.testkit;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a NAT's FTP helper does to commands: puts another address and port into PORT and EPRT. Pure. */
final class ActiveRewriter {
    private static final Pattern ACTIVE = Pattern.compile(
            "(?m)^(?:PORT (\\d+,\\d+,\\d+,\\d+),(\\d+),(\\d+)|EPRT \\|1\\|([\\d.]+)\\|(\\d+)\\|)\\r\\n");

    private ActiveRewriter() {}

    /** @param instead the address for the server, for the one that the client named */
    static byte[] rewrite(byte[] commands, UnaryOperator<InetSocketAddress> instead) {
        String text = new String(commands, StandardCharsets.ISO_8859_1);
        return ACTIVE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(rewritten(found, instead)))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String rewritten(java.util.regex.MatchResult found, UnaryOperator<InetSocketAddress> instead) {
        boolean port = found.group(1) != null;
        InetSocketAddress named = port
                ? new InetSocketAddress(found.group(1).replace(',', '.'),
                        Integer.parseInt(found.group(2)) * 256 + Integer.parseInt(found.group(3)))
                : new InetSocketAddress(found.group(4), Integer.parseInt(found.group(5)));
        InetSocketAddress other = instead.apply(named);
        String host = other.getAddress().getHostAddress();
        return port
                ? "PORT " + host.replace('.', ',') + "," + other.getPort() / 256 + "," + other.getPort() % 256 + "\r\n"
                : "EPRT |1|" + host + "|" + other.getPort() + "|\r\n";
    }
}
