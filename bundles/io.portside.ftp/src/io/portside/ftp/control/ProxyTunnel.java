package io.portside.ftp.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.ProxyFailedException;
import io.portside.ftp.error.ProxyFailedException.Kind;

/**
 * One connection through a proxy, from the connected channel to the moment when the next byte is the server's. Never
 * blocks: {@link #poll()} goes as far as it can, and the channel's key says what to wait for. On the session's thread.
 */
public final class ProxyTunnel {
    private final String proxy;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ProxyDialogue dialogue;
    private ByteBuffer out = ByteBuffer.allocate(0);
    private ByteBuffer in = ByteBuffer.allocate(0);

    ProxyTunnel(String proxy, SocketChannel channel, SelectionKey key, ProxyDialogue dialogue) {
        this.proxy = proxy;
        this.channel = channel;
        this.key = key;
        this.dialogue = dialogue;
    }

    /** Whether the connection stands. */
    public boolean poll() throws FtpException {
        try {
            while (true) {
                if (!out.hasRemaining()) {
                    Arrays.fill(out.array(), (byte) 0);
                    out = ByteBuffer.wrap(dialogue.toSend());
                }
                while (out.hasRemaining()) {
                    if (channel.write(out) == 0) {
                        key.interestOps(SelectionKey.OP_WRITE);
                        return false;
                    }
                }
                if (dialogue.wanted() == 0) {
                    return true;
                }
                if (!receive()) {
                    key.interestOps(SelectionKey.OP_READ);
                    return false;
                }
            }
        } catch (FtpException e) {
            throw e;
        } catch (IOException e) {
            throw new ProxyFailedException(proxy, Kind.NO_PROXY, "", e);
        }
    }

    private boolean receive() throws IOException {
        if (!in.hasRemaining()) {
            in = ByteBuffer.allocate(dialogue.wanted());
        }
        int count = channel.read(in);
        if (count < 0) {
            throw new ProxyFailedException(proxy, Kind.NO_PROXY, "", null);
        }
        if (in.hasRemaining()) {
            return false;
        }
        dialogue.received(in.array());
        return true;
    }

    /** Overwrites what was not sent. */
    public void close() {
        Arrays.fill(out.array(), (byte) 0);
        dialogue.close();
    }
}
