package io.portside.engine.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream over another one that does what it is for in one place: single bytes are read like many. */
@SuppressWarnings("super") // Whoever extends it reads from {@link #in}, in its own way.
public abstract class BulkInput extends FilterInputStream {
    protected BulkInput(InputStream in) {
        super(in);
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;
}
