package io.portside.ftp.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.portside.ftp.fuzz.FuzzTarget;
import io.portside.ftp.listing.NameCodec;
import io.portside.ftp.reply.Reply;

/** Replies to PASV and EPSV: a port from 1 to 65535 or nothing. */
public final class PassiveFuzz implements FuzzTarget {
    private final NameCodec names = new NameCodec(StandardCharsets.UTF_8);

    @Override
    public String name() {
        return "passive";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("Entering Passive Mode (127,0,0,1,200,13)", "Entering Passive Mode. 127,0,0,1,200,13",
                "=127,0,0,1,4,1", "Entering Extended Passive Mode (|||50001|)", "ok (!!!1!)", "(|2|::1|5282|)",
                "0, 0, 0, 0, 1 ,2").stream().map(s -> s.getBytes(StandardCharsets.UTF_8)).toList();
    }

    @Override
    public List<String> words() {
        return List.of("(", ")", ",", "|||", "|", "255,", "256,", "0,0", "127,0,0,1,", "(|||", "|)", "65536", " , ",
                "\n");
    }

    @Override
    public String run(byte[] input, Random random) {
        String text = names.decode(input);
        String shape = "";
        for (int code : new int[]{227, 229, 200}) {
            Optional<PassiveReply> parsed = PassiveReply.parse(new Reply(code, List.of(text.split("\n", -1))));
            if (parsed.isPresent() && (parsed.get().port() < 1 || parsed.get().port() > 65535
                    || parsed.get().host().isPresent() != (code == 227))) {
                throw new AssertionError("no port: " + parsed.get());
            }
            shape += parsed.map(p -> Integer.numberOfLeadingZeros(p.port())).orElse(-1) + " ";
        }
        int port = 1 + random.nextInt(65535);
        char mark = (char) ('!' + random.nextInt(94));
        String rest = text.replaceAll("[0-9\\n]", "").replace(mark, ' ');
        if (Character.isDigit(mark)) {
            return shape;
        }
        String triple = (mark + "").repeat(3) + port + mark;
        Optional<PassiveReply> own = PassiveReply.parse(new Reply(229, rest + " (" + triple + ")"));
        if (own.isEmpty() || own.get().port() != port) {
            throw new AssertionError(triple + " read as " + own);
        }
        String six = "(127,0,0,1," + port / 256 + "," + port % 256 + ")";
        Optional<PassiveReply> other = PassiveReply.parse(new Reply(227, rest + six));
        if (other.isEmpty() || other.get().port() != port) {
            throw new AssertionError(six + " read as " + other);
        }
        return shape;
    }
}
