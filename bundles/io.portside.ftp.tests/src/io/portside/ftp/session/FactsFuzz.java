package io.portside.ftp.session;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.portside.ftp.fuzz.FuzzTarget;
import io.portside.ftp.listing.ListingParser;
import io.portside.ftp.listing.NameCodec;
import io.portside.ftp.reply.Reply;

/** What is read from the texts of FEAT, PWD, SIZE, MDTM and MLST. */
public final class FactsFuzz implements FuzzTarget {
    private final NameCodec names = new NameCodec(StandardCharsets.UTF_8);
    private final ListingParser parser = new ListingParser(names, "UNIX", InstantSource.system());

    @Override
    public String name() {
        return "facts";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("Features:\n MDTM\n MLST type*;size*;modify*;\n REST STREAM\n AUTH TLS\n End",
                "\"/home/anna\" is current", "\"/a\"\"b\"", "1234567", "20240229235958", "20240229235958.123",
                "Start\n type=file;size=7;modify=20240229235958; /a/b\nEnd",
                "211-Features\n211-SIZE\n211-UTF8\n211 End", "19100112030405")
                .stream().map(s -> s.getBytes(StandardCharsets.UTF_8)).toList();
    }

    @Override
    public List<String> words() {
        return List.of("\"", "\"\"", "\n", " ", ";", "=", "size=", "type=dir;", "type=OS.unix=slink:/x;", "211-",
                "modify=",
                "unix.mode=0755;", "2024", ".", "\u00e9");
    }

    @Override
    public String run(byte[] input, Random random) {
        String text = names.decode(input);
        List<String> lines = List.of(text.split("\n", -1));
        Map<String, String> features = Login.features(new Reply(211, lines));
        if (features.keySet().stream().anyMatch(label -> label.isEmpty() || label.indexOf(' ') >= 0)) {
            throw new AssertionError("not a label among " + features.keySet());
        }
        if (Login.home(new Reply(257, lines)).isEmpty()) {
            throw new AssertionError("no home");
        }
        String path = "/" + text;
        String back = Login.home(new Reply(257, "\"" + path.replace("\"", "\"\"") + "\" is \"it\""));
        if (!path.equals(back)) {
            throw new AssertionError(path + " came back as " + back);
        }
        boolean size = PathInquiry.bytes(new Reply(213, lines)).isPresent();
        boolean time = parser.time(text).isPresent();
        boolean entry = lines.stream().anyMatch(line -> parser.mlst("name", line).isPresent());
        return Math.min(9, features.size()) + " " + size + time + entry;
    }
}
