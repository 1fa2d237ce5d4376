package io.portside.ftp.control;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portside.ftp.error.ProxyFailedException;
import io.portside.ftp.error.ProxyFailedException.Kind;

/** HTTP's CONNECT (RFC 9110 section 9.3.6), with Basic for an account (RFC 7617). Read byte by byte: what follows the empty line is the server's. */
final class HttpConnectDialogue implements ProxyDialogue {
    private static final int MAX_HEAD = 16 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: ([^\r\n]{0,200}))?.*",
            Pattern.DOTALL);

    private final String proxy;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte[] toSend;
    private boolean stands;

    HttpConnectDialogue(String proxy, String host, int port, Optional<ProxyAccount> account) {
        this.proxy = proxy;
        String target = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        byte[] request = ("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] basic = account.map(ProxyAccount::basic).orElse(new byte[0]);
        byte[] end = {'\r', '\n'};
        toSend = Arrays.copyOf(request, request.length + basic.length + end.length);
        System.arraycopy(basic, 0, toSend, request.length, basic.length);
        System.arraycopy(end, 0, toSend, request.length + basic.length, end.length);
        Arrays.fill(basic, (byte) 0);
        account.ifPresent(ProxyAccount::wipe);
    }

    @Override
    public byte[] toSend() {
        byte[] now = toSend;
        toSend = new byte[0];
        return now;
    }

    @Override
    public int wanted() {
        return stands ? 0 : 1;
    }

    @Override
    public void received(byte[] bytes) throws ProxyFailedException {
        head.writeBytes(bytes);
        int size = head.size();
        if (size == 5 && !head.toString(StandardCharsets.ISO_8859_1).equals("HTTP/") || size > MAX_HEAD) {
            throw failed(Kind.NO_PROXY, "");
        }
        if (bytes[0] == '\n') {
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n") || text.endsWith("\n\n")) {
                judge(text);
            }
        }
    }

    private void judge(String text) throws ProxyFailedException {
        Matcher status = STATUS.matcher(text);
        if (!status.matches()) {
            throw failed(Kind.NO_PROXY, "");
        }
        int code = Integer.parseInt(status.group(1));
        String words = code + (status.group(2) == null ? "" : " " + status.group(2));
        if (code == 407) {
            throw failed(Kind.LOGIN, words);
        }
        if (code / 100 != 2) {
            throw failed(Kind.REFUSED, words);
        }
        stands = true;
    }

    private ProxyFailedException failed(Kind kind, String words) {
        return new ProxyFailedException(proxy, kind, words, null);
    }
}
