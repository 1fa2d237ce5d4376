package io.portside.ftp.data;

import java.nio.channels.SocketChannel;
import java.util.Optional;

import io.portside.ftp.control.Link;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.TlsFailedException;

/** Compression (MODE Z) within whatever protects the data connections. */
@SuppressWarnings("resource") // A link closes the one that it lies on.
public final class CompressedData implements DataProtection {
    private final DataProtection protection;

    public CompressedData(DataProtection protection) {
        this.protection = protection;
    }

    @Override
    public Link link(SocketChannel channel) {
        return new CompressedLink(protection.link(channel));
    }

    @Override
    public FtpException judged(FtpException failure, Link link, Optional<TlsFailedException> tls) {
        return protection.judged(failure, ((CompressedLink) link).inner(), tls);
    }
}
