package io.portside.ftp.data;

import java.io.IOException;
import java.nio.channels.SocketChannel;

import io.portside.ftp.control.Link;

/** Does something to the bytes that go over another link, and leaves everything else to that. */
abstract class LinkLayer implements Link {
    /** What the bytes go over. */
    protected final Link link;

    LinkLayer(Link link) {
        this.link = link;
    }

    @Override
    public boolean shutdownOutput() throws IOException {
        return link.shutdownOutput();
    }

    @Override
    public SocketChannel socket() {
        return link.socket();
    }

    @Override
    public void resetOnClose() {
        link.resetOnClose();
    }

    @Override
    public boolean ready() throws IOException {
        return link.ready();
    }

    @Override
    public boolean flush() throws IOException {
        return link.flush();
    }

    @Override
    public int interest(int wanted) {
        return link.interest(wanted);
    }

    @Override
    public boolean drained() throws IOException {
        return link.drained();
    }

    @Override
    public boolean endProven() {
        return link.endProven();
    }

    @Override
    public boolean answered() {
        return link.answered();
    }

    @Override
    public boolean unprotect() throws IOException {
        return link.unprotect();
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
