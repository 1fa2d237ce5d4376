package io.portside.ftp.control;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portside.ftp.error.ProxyFailedException;
import io.portside.ftp.error.ProxyFailedException.Kind;

/** SOCKS version 5 (RFC 1928), with account and password (RFC 1929). Names go to the proxy as they are. */
final class Socks5Dialogue implements ProxyDialogue {
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final int ACCOUNT = 2;
    private static final int NAME = 3;

    private final String proxy;
    private final String host;
    private final int port;
    private final Optional<ProxyAccount> account;
    private Step step = Step.METHODS;
    private byte[] toSend;
    private int addressBytes;

    private enum Step {
        METHODS(2), LOGIN(2), REPLY(4), NAME_LENGTH(1), ADDRESS(0), STANDS(0);

        private final int bytes;

        Step(int bytes) {
            this.bytes = bytes;
        }
    }

    Socks5Dialogue(String proxy, String host, int port, Optional<ProxyAccount> account) {
        this.proxy = proxy;
        this.host = host;
        this.port = port;
        this.account = account;
        this.toSend = account.isPresent() ? new byte[]{5, 2, 0, ACCOUNT} : new byte[]{5, 1, 0};
    }

    @Override
    public byte[] toSend() {
        byte[] now = toSend;
        toSend = new byte[0];
        return now;
    }

    @Override
    public int wanted() {
        return step == Step.ADDRESS ? addressBytes : step.bytes;
    }

    @Override
    public void received(byte[] bytes) throws ProxyFailedException {
        switch (step) {
            case METHODS -> {
                if (bytes[0] != 5) {
                    throw failed(Kind.NO_PROXY, "");
                }
                if (bytes[1] == ACCOUNT && account.isPresent()) {
                    toSend = account.get().socks();
                    step = Step.LOGIN;
                } else if (bytes[1] == 0) {
                    connect();
                } else {
                    throw failed(Kind.LOGIN, "");
                }
            }
            case LOGIN -> {
                if (bytes[1] != 0) {
                    throw failed(Kind.LOGIN, "");
                }
                connect();
            }
            case REPLY -> reply(bytes);
            case NAME_LENGTH -> {
                addressBytes = (bytes[0] & 0xFF) + 2;
                step = Step.ADDRESS;
            }
            default -> step = Step.STANDS;
        }
    }

    @Override
    public void close() {
        account.ifPresent(ProxyAccount::wipe);
    }

    private void reply(byte[] bytes) throws ProxyFailedException {
        if (bytes[0] != 5) {
            throw failed(Kind.NO_PROXY, "");
        }
        if (bytes[1] != 0) {
            throw failed(Kind.REFUSED, words(bytes[1]));
        }
        // What follows is an address of the proxy's own, of no use to us.
        switch (bytes[3]) {
            case 1 -> {
                addressBytes = 4 + 2;
                step = Step.ADDRESS;
            }
            case NAME -> step = Step.NAME_LENGTH;
            case 4 -> {
                addressBytes = 16 + 2;
                step = Step.ADDRESS;
            }
            default -> throw failed(Kind.NO_PROXY, "");
        }
    }

    private void connect() throws ProxyFailedException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(new byte[]{5, 1, 0});
        try {
            if (FOUR.matcher(host).matches() || host.indexOf(':') >= 0) {
                byte[] address = InetAddress.getByName(host).getAddress();
                request.write(address.length == 4 ? 1 : 4);
                request.writeBytes(address);
            } else {
                byte[] name = host.getBytes(StandardCharsets.UTF_8);
                if (name.length > 255) {
                    throw failed(Kind.REFUSED, "name too long");
                }
                request.write(NAME);
                request.write(name.length);
                request.writeBytes(name);
            }
        } catch (UnknownHostException e) {
            throw new ProxyFailedException(proxy, Kind.REFUSED, host, e);
        }
        request.write(port >> 8);
        request.write(port);
        toSend = request.toByteArray();
        step = Step.REPLY;
    }

    private ProxyFailedException failed(Kind kind, String words) {
        return new ProxyFailedException(proxy, kind, words, null);
    }

    /** RFC 1928 section 6. */
    private static String words(byte code) {
        return switch (code) {
            case 1 -> "general failure";
            case 2 -> "not allowed by ruleset";
            case 3 -> "network unreachable";
            case 4 -> "host unreachable";
            case 5 -> "connection refused";
            case 6 -> "TTL expired";
            case 7 -> "command not supported";
            case 8 -> "address type not supported";
            default -> "code " + (code & 0xFF);
        };
    }
}
