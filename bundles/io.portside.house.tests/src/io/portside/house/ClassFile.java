package io.portside.house;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a compiled class mentions (JVM specification, 4.4): every class of its constant pool, and those in descriptors,
 * signatures and annotations. Names are dotted; a string constant that looks like a descriptor counts too.
 */
record ClassFile(String name, SortedSet<String> mentions) {
    private static final int MAGIC = 0xCAFEBABE;
    private static final Pattern DESCRIPTOR = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");

    static ClassFile read(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("not a class file: " + file);
            }
            in.skipBytes(4);
            int count = in.readUnsignedShort();
            String[] texts = new String[count];
            int[] classes = new int[count];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts[i] = in.readUTF();
                    case 7 -> classes[i] = in.readUnsignedShort();
                    case 8, 16, 19, 20 -> in.skipBytes(2);
                    case 15 -> in.skipBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
                    case 5, 6 -> {
                        in.skipBytes(8);
                        // Long and double take two places.
                        i++;
                    }
                    default -> throw new IOException("unknown constant " + tag + " in " + file);
                }
            }
            in.skipBytes(2);
            String self = dotted(texts[classes[in.readUnsignedShort()]]);
            return new ClassFile(self, mentions(texts, classes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedSet<String> mentions(String[] texts, int[] classes) {
        SortedSet<String> found = new TreeSet<>();
        for (int index : classes) {
            // An array class is written as a descriptor, which the loop below finds.
            if (index != 0 && !texts[index].startsWith("[")) {
                found.add(dotted(texts[index]));
            }
        }
        for (String text : texts) {
            if (text != null) {
                Matcher matcher = DESCRIPTOR.matcher(text);
                while (matcher.find()) {
                    found.add(dotted(matcher.group(1)));
                }
            }
        }
        return found;
    }

    private static String dotted(String internal) {
        return internal.replace('/', '.');
    }
}
