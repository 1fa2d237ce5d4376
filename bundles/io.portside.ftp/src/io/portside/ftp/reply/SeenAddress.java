package io.portside.ftp.reply;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server sees us, by its own words. Checked on the servers: vsftpd's STAT has {@code Connected to} with the
 * client's address, ProFTPD's {@code Connected from}; Pure-FTPd tells when it refuses a PORT, {@code only to}.
 *
 * @param words the line from which it was read
 */
public record SeenAddress(InetAddress address, String words) {
    private static final String ADDRESS = "\\[?((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]+)";
    private static final Pattern CLIENT = Pattern.compile(
            "(?:connected from|client(?: address| ip)?(?: is)?|your (?:ip )?address(?: is)?|remote (?:host|address)|only to)"
                    + "[\\s:=(]*" + ADDRESS,
            Pattern.CASE_INSENSITIVE);
    /** Elsewhere "connected to" names the server. */
    private static final Pattern VSFTPD = Pattern.compile("connected to\\s+" + ADDRESS, Pattern.CASE_INSENSITIVE);

    /** The address in {@code reply}, if it has one that can only be ours. */
    public static Optional<SeenAddress> read(Reply reply) {
        boolean vsftpd = reply.lines().stream().anyMatch(line -> line.contains("vsFTPd"));
        List<Pattern> patterns = vsftpd ? List.of(CLIENT, VSFTPD) : List.of(CLIENT);
        for (String line : reply.lines()) {
            for (Pattern pattern : patterns) {
                Matcher found = pattern.matcher(line);
                if (found.find()) {
                    Optional<InetAddress> address = literal(found.group(1));
                    if (address.isPresent()) {
                        return Optional.of(new SeenAddress(address.get(), line.strip()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Never a look-up of a name. */
    private static Optional<InetAddress> literal(String text) {
        boolean four = !text.contains(":");
        if (four && Arrays.stream(text.split("\\.")).anyMatch(part -> Integer.parseInt(part) > 255)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(four ? text : "[" + text + "]"))
                    .filter(address -> !address.isAnyLocalAddress() && !address.isMulticastAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
