package io.portside.ftp.data;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portside.ftp.reply.Reply;

/**
 * Where the server says it listens. Read by the code of the reply, not by what was asked: some servers answer PASV with
 * 229.
 *
 * @param host empty in a 229, which has none
 * @param port never 0
 */
record PassiveReply(Optional<InetAddress> host, int port) {
    /** RFC 1123 4.1.2.6: no relying on parentheses, look for the digits. */
    private static final Pattern SIX_NUMBERS = Pattern
            .compile(
                    "(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})");
    /** RFC 2428: three times the same printable character, the port, and that character again. */
    private static final Pattern PORT_ALONE = Pattern.compile("([\\x21-\\x7E&&[^0-9]])\\1\\1(\\d{1,5})\\1");

    /** Empty when the reply holds no usable port. */
    static Optional<PassiveReply> parse(Reply reply) {
        return switch (reply.code()) {
            case 227 -> sixNumbers(reply.text());
            case 229 -> portAlone(reply.text());
            default -> Optional.empty();
        };
    }

    private static Optional<PassiveReply> sixNumbers(String text) {
        Matcher found = SIX_NUMBERS.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        int[] numbers = new int[6];
        for (int i = 0; i < 6; i++) {
            numbers[i] = Integer.parseInt(found.group(i + 1));
            if (numbers[i] > 255) {
                return Optional.empty();
            }
        }
        int port = numbers[4] * 256 + numbers[5];
        if (port == 0) {
            return Optional.empty();
        }
        byte[] address = {(byte) numbers[0], (byte) numbers[1], (byte) numbers[2], (byte) numbers[3]};
        try {
            return Optional.of(new PassiveReply(Optional.of(InetAddress.getByAddress(address)), port));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<PassiveReply> portAlone(String text) {
        Matcher found = PORT_ALONE.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(found.group(2));
        return port == 0 || port > 65535 ? Optional.empty() : Optional.of(new PassiveReply(Optional.empty(), port));
    }
}
