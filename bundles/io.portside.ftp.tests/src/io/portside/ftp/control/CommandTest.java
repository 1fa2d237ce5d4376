package io.portside.ftp.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.error.BadArgumentException;

class CommandTest {
    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aLineIsVerbSpaceArgument() throws Exception {
        assertArrayEquals(latin("NOOP\r\n"), Command.of("NOOP").wire());
        assertArrayEquals(latin("TYPE I\r\n"), Command.of("TYPE", "I").wire());
        assertArrayEquals(latin("CWD  two  spaces \r\n"),
                Command.of("CWD", "", " two  spaces ", latin(" two  spaces ")).wire());
        assertArrayEquals(latin("MFMT 2024 /x\r\n"), Command.of("MFMT", "2024 ", "/x", latin("/x")).wire());
    }

    @Test
    void byte255IsDoubled() throws Exception {
        assertArrayEquals(latin("DELE a\u00ff\u00ffb\u00ff\u00ff\r\n"),
                Command.of("DELE", "", "a\u00ffb\u00ff", latin("a\u00ffb\u00ff")).wire());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "a\r\nDELE b", "\n", "a\r"})
    void whatWouldEndTheLineIsRefused(String argument) {
        BadArgumentException refused = assertThrows(BadArgumentException.class,
                () -> Command.of("CWD", "", argument, latin(argument)));
        assertEquals(argument, refused.argument());
    }

    @Test
    void aSecretIsNeverShownAndIsWiped() throws Exception {
        char[] secret = "p\u00e4ss word".toCharArray();
        Command command = Command.secret("PASS", secret, StandardCharsets.UTF_8);
        assertEquals("PASS ****", command.shown());
        assertArrayEquals("PASS p\u00e4ss word\r\n".getBytes(StandardCharsets.UTF_8), command.wire());
        command.wipe();
        assertArrayEquals(new byte[command.wire().length], command.wire());
    }

    @Test
    void aSecretThatCannotBeSentIsNotInTheException() {
        for (String bad : new String[]{"geheim\r\nDELE x", "geheim\0"}) {
            BadArgumentException refused = assertThrows(BadArgumentException.class,
                    () -> Command.secret("PASS", bad.toCharArray(), StandardCharsets.UTF_8));
            assertFalse((refused.getMessage() + refused.argument()).contains("geheim"));
        }
        BadArgumentException refused = assertThrows(BadArgumentException.class,
                () -> Command.secret("PASS", "geheim\u20ac".toCharArray(), StandardCharsets.ISO_8859_1));
        assertFalse((refused.getMessage() + refused.argument()).contains("geheim"));
    }
}
