package io.portside.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.ui.connection.AddressForms.Named;

class AddressFormsTest {
    private static String text(Optional<Named> named) {
        return named.map(found -> found.host() + " " + found.port()).orElse("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            PORT 10,0,0,2,19,137              ; 10.0.0.2 5001
            port 10,0,0,2,0,20                ; 10.0.0.2 20
            PORT 10,0,0,2,0,0                 ; none
            PORT 10,0,0,256,19,137            ; none
            PORT 10,0,0,2,19                  ; none
            EPRT |1|10.0.0.2|5001|            ; 10.0.0.2 5001
            EPRT |2|2001:db8::1|65535|        ; [2001:db8::1] 65535
            EPRT |2|2001:db8::1|65536|        ; none
            EPRT |3|x|1|                      ; none
            STOR 10,0,0,2,19,137              ; none
            """)
    void commands(String line, String expected) {
        assertEquals(expected, text(AddressForms.inCommand(line)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            227; 227 Entering Passive Mode (172,16,0,1,11,185). ; 172.16.0.1 3001
            227; 227 Entering Passive Mode 172,16,0,1,11,185    ; 172.16.0.1 3001
            227; 227 ok                                         ; none
            229; 229 Entering Extended Passive Mode (|||3001|)  ; ' 3001'
            229; 229 odd delimiters (!!!3001!)                  ; ' 3001'
            229; 229 Entering Extended Passive Mode (|||0|)     ; none
            220; 220 (1,2,3,4,5,6)                              ; none
            """)
    void replies(int code, String line, String expected) {
        assertEquals(expected, text(AddressForms.inReply(code, line)));
    }

    @Test
    void howThePortIsMade() {
        assertEquals("11 \u00d7 256 + 185 = 3001",
                AddressForms.inReply(227, "227 (1,2,3,4,11,185)").orElseThrow().sum());
        assertEquals("", AddressForms.inReply(229, "229 (|||1|)").orElseThrow().sum());
    }
}
