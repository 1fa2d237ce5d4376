package io.portside.ftp.control;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.fuzz.FuzzTarget;
import io.portside.ftp.listing.NameCodec;
import io.portside.ftp.reply.Reply;

/** Any bytes in any pieces: replies or a {@link ProtocolException}, the same ones however they were cut, in bounded memory. */
public final class ReplyFuzz implements FuzzTarget {
    private static final int ENDLESS = 2 << 20;

    private final NameCodec names = new NameCodec(StandardCharsets.UTF_8);

    @Override
    public String name() {
        return "replies";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("220 ready\r\n", "220-Welcome\r\n220-to\r\n 220 this\r\n220 server\r\n",
                "211-Features:\r\n MDTM\r\n MLST type*;size*;modify*;\r\n REST STREAM\r\n211 End\r\n",
                "150 Opening\r\n226 Done\r\n", "227 Entering Passive Mode (127,0,0,1,200,13)\r\n",
                "\u00ff\u00f4\u00ff\u00f2426 Aborted\r\n226 ok\r\n", "257 \"/a \"\"b\"\"\" is cwd\n", "221\r\n",
                "\r\n\r\n200 ok\r\n")
                .stream().map(s -> s.getBytes(StandardCharsets.ISO_8859_1)).toList();
    }

    @Override
    public List<String> words() {
        return List.of("220 ", "220-", "\r\n", "\n", "\r", "\r\0", "421 ", "999 ", "000 ", "226", "600-",
                "\r\n220 x\r\n",
                "211-", "211 ", " ");
    }

    /** What is fed endlessly counts, too: up to some sixty bytes of garbage for each byte of empty lines. */
    @Override
    public long allocationLimit(int length) {
        return 512L << 20;
    }

    @Override
    public String run(byte[] input, Random random) {
        Outcome whole = read(input, input.length + 1, random);
        Outcome cut = read(input, 1 + random.nextInt(40), random);
        if (!whole.equals(cut)) {
            throw new AssertionError("differs when cut: " + whole + " / " + cut);
        }
        for (Reply reply : whole.replies) {
            if (reply.code() < 100 || reply.code() > 699 || reply.lines().size() > ReplyParser.MAX_REPLY_LINES + 1
                    || reply.text().length() > ReplyParser.MAX_REPLY_BYTES + ReplyParser.MAX_LINE_BYTES) {
                throw new AssertionError("beyond all limits: " + reply.code());
            }
        }
        String endless = input.length > 0 && random.nextInt(1024) == 0 ? endless(input) : "";
        return whole.shape() + endless;
    }

    private Outcome read(byte[] input, int piece, Random random) {
        ReplyParser parser = new ReplyParser(names::decode);
        List<Reply> replies = new ArrayList<>();
        Optional<String> refused = Optional.empty();
        try {
            for (int at = 0; at < input.length;) {
                int count = Math.min(input.length - at, 1 + random.nextInt(piece));
                parser.feed(ByteBuffer.wrap(input, at, count));
                at += count;
            }
        } catch (ProtocolException e) {
            refused = Optional.of(e.getMessage());
        }
        for (Optional<ReceivedReply> next = parser.next(); next.isPresent(); next = parser.next()) {
            replies.add(next.get().reply());
        }
        return new Outcome(replies, refused, parser.inside());
    }

    /** The same again and again: what never becomes a reply must be refused before it fills the memory. */
    private String endless(byte[] unit) {
        ReplyParser parser = new ReplyParser(names::decode);
        // Empty lines and Telnet commands are dropped one by one and fill nothing.
        boolean fills = new String(unit, StandardCharsets.ISO_8859_1).repeat(2).lines().noneMatch(String::isEmpty);
        for (byte octet : unit) {
            fills &= octet >= ' ' || octet == '\n' || octet == '\r';
        }
        long sinceReply = 0;
        for (long fed = 0; fed < ENDLESS; fed += unit.length) {
            try {
                parser.feed(ByteBuffer.wrap(unit));
            } catch (ProtocolException e) {
                return " refused";
            }
            boolean any = false;
            while (parser.next().isPresent()) {
                any = true;
            }
            sinceReply = any ? 0 : sinceReply + unit.length;
            int most = ReplyParser.MAX_REPLY_BYTES + 2 * ReplyParser.MAX_LINE_BYTES + ReplyParser.MAX_REPLY_LINES * 2
                    + 2 * unit.length;
            if (fills && sinceReply > most) {
                throw new AssertionError(sinceReply + " bytes without a reply are still taken");
            }
        }
        return " endless";
    }

    private record Outcome(List<Reply> replies, Optional<String> refused, boolean inside) {
        String shape() {
            StringBuilder shape = new StringBuilder();
            for (Reply reply : replies.subList(0, Math.min(3, replies.size()))) {
                shape.append(reply.code() / 100).append(Math.min(3, reply.lines().size())).append(' ');
            }
            return shape
                    + refused.map(r -> r.replaceAll("[0-9]+", "#")).map(r -> r.substring(0, Math.min(14, r.length())))
                            .orElse("")
                    + Integer.numberOfLeadingZeros(replies.size()) + inside;
        }
    }
}
