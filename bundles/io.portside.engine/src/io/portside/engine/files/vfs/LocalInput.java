package io.portside.engine.files.vfs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.VolumePath;
import io.portside.ftp.cancel.CancelToken;

/** A local file's bytes: stops when cancelled, and fails with a problem that names the file. */
final class LocalInput extends FilterInputStream {
    private final VolumePath file;
    private final CancelToken cancel;

    LocalInput(VolumePath file, InputStream in, CancelToken cancel) {
        super(in);
        this.file = file;
        this.cancel = cancel;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            cancel.check();
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw new ProblemStreamException(LocalProblems.reading(file, e));
        }
    }
}
