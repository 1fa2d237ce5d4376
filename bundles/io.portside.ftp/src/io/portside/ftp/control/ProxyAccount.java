package io.portside.ftp.control;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** An account with a proxy, in the bytes that go over the wire; {@link #wipe()} after use. Never shown. */
final class ProxyAccount {
    private static final int MOST = 255;

    private final byte[] user;
    private final byte[] password;

    /** @param password left to the caller to overwrite */
    ProxyAccount(String user, char[] password) {
        this.user = user.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        this.password = new byte[bytes.remaining()];
        bytes.get(this.password);
        Arrays.fill(bytes.array(), (byte) 0);
    }

    /** RFC 1929. */
    byte[] socks() {
        int userBytes = Math.min(user.length, MOST);
        int passwordBytes = Math.min(password.length, MOST);
        byte[] message = new byte[3 + userBytes + passwordBytes];
        message[0] = 1;
        message[1] = (byte) userBytes;
        System.arraycopy(user, 0, message, 2, userBytes);
        message[2 + userBytes] = (byte) passwordBytes;
        System.arraycopy(password, 0, message, 3 + userBytes, passwordBytes);
        return message;
    }

    /** The header line of RFC 7617, its end included. */
    byte[] basic() {
        byte[] pair = Arrays.copyOf(user, user.length + 1 + password.length);
        pair[user.length] = ':';
        System.arraycopy(password, 0, pair, user.length + 1, password.length);
        byte[] encoded = Base64.getEncoder().encode(pair);
        Arrays.fill(pair, (byte) 0);
        byte[] name = "Proxy-Authorization: Basic ".getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(name, name.length + encoded.length + 2);
        System.arraycopy(encoded, 0, line, name.length, encoded.length);
        line[line.length - 2] = '\r';
        line[line.length - 1] = '\n';
        Arrays.fill(encoded, (byte) 0);
        return line;
    }

    void wipe() {
        Arrays.fill(password, (byte) 0);
    }
}
