package io.portside.ftp.vfs;

import org.apache.commons.vfs2.FileName;
import org.apache.commons.vfs2.FileType;
import org.apache.commons.vfs2.provider.GenericFileName;

/** {@code ftp://user@host:port/path}, never with a password: the site gets that elsewhere. */
final class FtpFileName extends GenericFileName {
    static final int DEFAULT_PORT = 21;

    FtpFileName(String host, int port, String user, String path, FileType type) {
        super(FtpFileProvider.SCHEME, host, port, DEFAULT_PORT, user, null, path, type);
    }

    @Override
    @SuppressWarnings("super") // Names of one file system are of one class, or they are never equal.
    public FileName createName(String path, FileType type) {
        return new FtpFileName(getHostName(), getPort(), getUserName(), path, type);
    }
}
