package io.portside.engine.sync.campaign;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Contents of files, no two alike, so that whatever bytes are found somewhere tell who wrote them. */
final class Contents {
    private final Map<String, byte[]> bytes = new HashMap<>();
    private final Map<ByteBuffer, String> marks = new HashMap<>();
    private long last;

    /** A new one. */
    String make(int size, Random random) {
        byte[] content = new byte[Math.max(size, Long.BYTES)];
        random.nextBytes(content);
        ByteBuffer.wrap(content).putLong(++last);
        String mark = "#" + last;
        bytes.put(mark, content);
        marks.put(ByteBuffer.wrap(content), mark);
        return mark;
    }

    byte[] of(String mark) {
        return bytes.get(mark);
    }

    /** Whose these are; a text that no version has when nobody ever wrote them. */
    String mark(byte[] content) {
        return marks.getOrDefault(ByteBuffer.wrap(content), "damaged(" + content.length + " bytes)");
    }

    void forget() {
        bytes.clear();
        marks.clear();
    }
}
