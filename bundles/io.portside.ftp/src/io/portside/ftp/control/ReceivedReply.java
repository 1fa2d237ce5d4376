package io.portside.ftp.control;

import java.util.List;
import java.util.Optional;

import io.portside.ftp.reply.Reply;

/**
 * A reply and its lines as they came, codes included.
 *
 * @param body instead of a reply: some of what stands between its first and its last line, to be handed on at once
 */
record ReceivedReply(Reply reply, List<String> lines, Optional<byte[]> body) {
    ReceivedReply(Reply reply, List<String> lines) {
        this(reply, lines, Optional.empty());
    }

    static ReceivedReply body(int code, byte[] text) {
        return new ReceivedReply(new Reply(code, List.of()), List.of(), Optional.of(text));
    }
}
