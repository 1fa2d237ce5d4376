package io.portside.ftp.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.ftp.reply.Reply;

class FinalRepliesTest {
    /** Replies as they come, what is the transfer's own, and what counts as answers to the commands behind it. */
    @ParameterizedTest(name = "{0} behind: {1}")
    @CsvSource(nullValues = "-", value = {"0,226,226,''", "0,500,500,''", "0,213,213,''", "0,-,-,-", "2,226,226,-",
            "2,226 213,226,-", "2,226 213 350,226,213 350", "2,250 550 550,250,550 550",
            // Refused in order.
            "2,553 550 550,553,550 550", "2,500 550 550,500,550 550", "2,500 500 550,550,-",
            "2,500 500 500,500,-",
            // Answered while the transfer went on: none is to be relied on.
            "1,500 226,226,-", "2,500 500 226,226,-", "2,213 350 226,226,-", "1,213 226,226,-", "1,227 426,426,-",
            // Some during, some after.
            "2,500 226 350,226,-", "3,500 500 226 350,226,-",
            // Whatever this is, it is no success.
            "2,213 550 226,213,550 226"})
    void whichReplyIsTheTransfers(int behind, String come, String last, String rest) {
        FinalReplies replies = new FinalReplies(behind);
        codes(come).forEach(code -> replies.take(new Reply(code, "text")));
        assertEquals(Optional.ofNullable(last).map(Integer::valueOf),
                Optional.ofNullable(replies.last()).map(Reply::code));
        assertEquals(Optional.ofNullable(rest).map(FinalRepliesTest::codes),
                replies.behind().map(list -> list.stream().map(Reply::code).toList()));
    }

    private static List<Integer> codes(String text) {
        return text == null || text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }
}
