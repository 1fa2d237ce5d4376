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
        try {
            cancel.check();
            return super.read();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            cancel.check();
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private ProblemStreamException failure(IOException cause) {
        return new ProblemStreamException(LocalProblems.reading(file, cause));
    }
}
