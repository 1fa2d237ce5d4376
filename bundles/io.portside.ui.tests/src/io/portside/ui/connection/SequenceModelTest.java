package io.portside.ui.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ui.connection.SequenceRow.Mark;

class SequenceModelTest {
    /** S1: the server connects from its port 20 to the port in PORT. */
    @Test
    void anActiveDownload() {
        Wire wire = new Wire().connected(1, 1037).listens(1, 5001, Wire.CLIENT).says(1, "PORT 10,0,0,2,19,137")
                .hears(1, "200 PORT command successful.").says(1, "RETR a.txt")
                .hears(1, "150 Opening BINARY mode data connection.").opened(1, Route.ACTIVE_PORT, 5001, 20).wait(500)
                .closed(1, 1234, true).hears(1, "226 Transfer complete.");
        assertEquals("""
                #1 control connection 1037 → 21 SYN to 203.0.113.5:21
                #1 control connection 1037 ← 21 SYN, ACK after 40 ms
                #1 control connection 1037 → 21 ACK
                #1 data connection 1 5001 · listening
                #1 control connection 1037 → 21 PORT 10,0,0,2,19,137 (10.0.0.2, port 5001)
                #1 control connection 1037 ← 21 200 PORT command successful.
                #1 control connection 1037 → 21 RETR a.txt
                #1 control connection 1037 ← 21 150 Opening BINARY mode data connection.
                #1 data connection 1 5001 ← 20 SYN the server connects to us
                #1 data connection 1 5001 → 20 SYN, ACK
                #1 data connection 1 5001 ← 20 ACK
                #1 data connection 1 5001 ← 20 RETR a.txt: data 1,234 bytes in 0.5 s
                #1 data connection 1 5001 ← 20 FIN
                #1 control connection 1037 ← 21 226 Transfer complete.
                """, wire.drawn());
    }

    /** S2: 11,185 is port 3001, and we connect to it. */
    @Test
    void aPassiveDownload() {
        Wire wire = new Wire().connected(1, 1037).says(1, "PASV")
                .hears(1, "227 Entering Passive Mode (203,0,113,5,11,185).")
                .connects(1, Route.PASSIVE_PASV, Wire.SERVER, 3001).says(1, "RETR a.txt")
                .opened(1, Route.PASSIVE_PASV, 1038, 3001).hears(1, "150 Opening ASCII mode data connection.").wait(3)
                .closed(1, 1, true).hears(1, "226 Transfer complete.");
        assertEquals("""
                #1 control connection 1037 → 21 PASV
                #1 control connection 1037 ← 21 227 Entering Passive Mode (203,0,113,5,11,185). (203.0.113.5, port 3001)
                #1 data connection 1 1038 → 3001 SYN we connect to the server
                #1 control connection 1037 → 21 RETR a.txt
                #1 data connection 1 1038 ← 3001 SYN, ACK after 40 ms
                #1 data connection 1 1038 → 3001 ACK
                #1 data connection 1 1038 ← 3001 RETR a.txt: data 1 byte in 3 ms
                #1 control connection 1037 ← 21 150 Opening ASCII mode data connection.
                #1 data connection 1 1038 ← 3001 FIN
                #1 control connection 1037 ← 21 226 Transfer complete.
                """, afterConnecting(wire));
    }

    /** S4: nothing arrives, a second session tries passive, and the silent one is given up later. */
    @Test
    void aSwallowingFirewall() {
        Wire wire = new Wire().connected(1, 1037).listens(1, 5001, Wire.CLIENT).says(1, "LIST").connected(2, 1040)
                .hedge(2, Route.ACTIVE_PORT, 600, Route.PASSIVE_EPSV).says(2, "EPSV")
                .hears(2, "229 Entering Extended Passive Mode (|||3001|)")
                .connects(2, Route.PASSIVE_EPSV, Wire.SERVER, 3001).opened(2, Route.PASSIVE_EPSV, 1041, 3001)
                .chosen(2, Route.PASSIVE_EPSV, false).failed(1, Route.ACTIVE_PORT, Evidence.NO_INBOUND, 8500).ends(1);
        String drawn = wire.drawn();
        assertTrue(drawn.contains("""
                #1 data connection 1 5001 ← ✗ SYN nothing has arrived so far (0.6 s)
                #2 ** ⇉ Hedge: nothing has come over active (PORT) for 0.6 s; session 2 tries passive (EPSV) meanwhile
                #2 control connection 1040 → 21 EPSV
                #2 control connection 1040 ← 21 229 Entering Extended Passive Mode (|||3001|) (port 3001)
                """), drawn);
        assertTrue(drawn.endsWith(
                """
                        #2 ** ↪ Fallback: using passive (EPSV) from now on, because nothing came over active (PORT) within 0.6 s
                        #1 data connection 1 5001 ← ✗ SYN no connection arrived within 8.5 s
                        #1 ** ✗ Does not work: active (PORT): no connection arrived within 8.5 s
                        #1 control connection 1037 · 21 control connection closed: no longer needed
                        """),
                drawn);
    }

    /** S8: the private address in 227 is named, and not used. */
    @Test
    void aServerBehindANat() {
        Wire wire = new Wire().connected(1, 1037).says(1, "PASV")
                .hears(1, "227 Entering Passive Mode (192,168,9,2,11,185).")
                .connects(1, Route.PASSIVE_PASV, "192.168.9.2", 3001);
        assertTrue(wire.drawn().endsWith(
                "#1 data connection 1 → 3001 ⚠ SYN 192.168.9.2 was named, 203.0.113.5 is used: the control "
                        + "connection’s address\n"),
                wire.drawn());
    }

    /** S6: the server is told another address than the one we listen at. */
    @Test
    void anExternalAddress() {
        Wire wire = new Wire().connected(1, 1037).listens(1, 5001, "198.51.100.7");
        assertTrue(
                wire.drawn().endsWith("#1 data connection 1 5001 · ⚠ listening the server is told 198.51.100.7:5001\n"),
                wire.drawn());
    }

    private static String afterConnecting(Wire wire) {
        return wire.drawn().replaceFirst("(?s)^.*?21 ACK\n", "");
    }

    @Test
    void uploadsGoTheOtherWayAndABrokenOneIsMarked() {
        Wire wire = new Wire().connected(1, 1037).says(1, "STOR a").connects(1, Route.PASSIVE_EPSV, Wire.SERVER, 3001)
                .opened(1, Route.PASSIVE_EPSV, 1038, 3001).closed(1, 7, false);
        assertTrue(wire.drawn().endsWith("""
                #1 data connection 1 1038 → 3001 STOR a: data 7 bytes in 0 s
                #1 data connection 1 1038 · 3001 ✗ broken off the data connection broke after 7 bytes
                """), wire.drawn());
    }

    @Test
    void aStrangerAndALateServer() {
        Wire wire = new Wire().connected(1, 1037).listens(1, 5001, Wire.CLIENT).says(1, "LIST")
                .stranger(1, "198.51.100.66").hedge(2, Route.ACTIVE_PORT, 600, Route.PASSIVE_EPSV)
                .opened(1, Route.ACTIVE_PORT, 5001, 1999);
        String drawn = wire.drawn();
        assertTrue(drawn.contains(
                "5001 ← 4711 ⚠ SYN from 198.51.100.66:4711, which is not the server: turned away"), drawn);
        assertTrue(drawn.contains(
                "5001 ← 1999 ⚠ SYN the server connects to us, from its port 1999 instead of 20, late, after 40 ms"),
                drawn);
    }

    @Test
    void tlsIsNewOrResumed() {
        Wire wire = new Wire().connected(1, 1037);
        wire.other(new FtpEvent.TlsEstablished(wire.now(), 1, 0, "TLSv1.3", "TLS_AES_128_GCM_SHA256", false))
                .connects(1, Route.PASSIVE_EPSV, Wire.SERVER, 3001).opened(1, Route.PASSIVE_EPSV, 1038, 3001)
                .other(new FtpEvent.TlsEstablished(wire.now(), 1, 1, "TLSv1.3", "TLS_AES_128_GCM_SHA256", true))
                .other(new FtpEvent.ControlCleared(wire.now(), 1, true));
        String drawn = wire.drawn();
        assertTrue(drawn.contains("#1 control connection 1037 · 21 TLSv1.3: protected from here on, new session "
                + "TLS_AES_128_GCM_SHA256\n"), drawn);
        assertTrue(drawn.contains("#1 data connection 1 1038 · 3001 TLSv1.3: protected from here on, session resumed "
                + "TLS_AES_128_GCM_SHA256\n"), drawn);
        assertTrue(drawn.endsWith("#1 control connection 1037 · 21 ⚠ TLS ends here: commands and replies go in clear "
                + "text from now on, as the profile asks\n"), drawn);
    }

    @Test
    void everyEventIsAStep() {
        Wire wire = new Wire().connected(1, 1037).says(1, "PWD").hears(1, "257 x").listens(1, 5001, Wire.CLIENT)
                .stranger(1, "198.51.100.66").opened(1, Route.ACTIVE_PORT, 5001, 20).closed(1, 1, true)
                .connects(1, Route.PASSIVE_EPSV, Wire.SERVER, 3001)
                .hedge(2, Route.PASSIVE_EPSV, 600, Route.PASSIVE_PASV)
                .failed(1, Route.PASSIVE_EPSV, Evidence.CONNECT_REFUSED, 3).chosen(2, Route.PASSIVE_PASV, false)
                .ends(1);
        wire.other(new FtpEvent.ControlConnectFailed(wire.now(), 3, Wire.at(Wire.SERVER, 21), Duration.ZERO, "no"))
                .other(new FtpEvent.TlsEstablished(wire.now(), 3, 0, "TLSv1.2", "x", false))
                .other(new FtpEvent.ControlCleared(wire.now(), 3, false));
        Set<String> kinds = Arrays.stream(FtpEvent.class.getPermittedSubclasses()).map(Class::getSimpleName)
                .collect(Collectors.toSet());
        SequenceModel model = new SequenceModel(Wire.FORMATS);
        for (FtpEvent event : wire.events()) {
            long before = model.version();
            model.add(event);
            assertTrue(model.version() > before, event.toString());
            kinds.remove(event.getClass().getSimpleName());
        }
        assertEquals(Set.of(), kinds, "events without a step");
    }

    @ParameterizedTest
    @EnumSource(Evidence.class)
    void everyFailureIsToldInWordsAndExplained(Evidence evidence) {
        for (Route route : List.of(Route.ACTIVE_PORT, Route.PASSIVE_PASV)) {
            Wire wire = new Wire().connected(1, 1037).failed(1, route, evidence, 900);
            List<SequenceRow> rows = wire.model().rows();
            SequenceRow last = rows.get(rows.size() - 1);
            assertEquals(Mark.FAILED, last.mark());
            assertTrue(last.message().startsWith("Does not work: "), last.message());
            rows.forEach(row -> assertFalse(List.of("Step", "Decision").contains(Meanings.of(row.topic()).title()),
                    row.topic()));
        }
    }

    @Test
    void aRefusedCommandIsToldInWords() {
        SequenceRow row = last(new Wire().connected(1, 1037).hears(1, "425 No."));
        assertEquals("425 No.   No data connection", row.text());
        assertEquals(Mark.FAILED, row.mark());
    }

    @Test
    void aReplyOfManyLinesIsOneStepWithAllItsLines() {
        SequenceRow row = last(new Wire().connected(1, 1037).hears(1, "211-Features:", " UTF8", "211 End"));
        assertEquals("211-Features:   (and 2 more lines)", row.text());
        assertEquals("211-Features:\n UTF8\n211 End", row.detail());
    }

    @Test
    void thePortIsComputedInTheDetails() {
        assertEquals("The port is 11 × 256 + 185 = 3001.",
                last(new Wire().connected(1, 1037).hears(1, "227 ok (1,2,3,4,11,185)")).detail());
    }

    @Test
    void aPasswordIsNeverShown() {
        for (String line : List.of("PASS s3cret", "pass s3cret and more", "ACCT s3cret")) {
            SequenceRow row = last(new Wire().connected(1, 1037).says(1, line));
            assertFalse(row.toString().contains("s3cret") || row.toString().contains("more"), row.toString());
        }
    }

    @Test
    void whatTheServerSendsCannotBreakTheView() {
        assertEquals("220 a\u00b7[31mb\u00b7c",
                last(new Wire().connected(1, 1037).hears(1, "220 a\u001b[31mb\nc")).message());
    }

    @Test
    void waitsAreBetweenTheStepsOfASession() {
        Wire wire = new Wire().connected(1, 1037).wait(100).says(1, "PWD").connected(2, 1038).wait(30).hears(1,
                "257 x");
        List<SequenceRow> rows = wire.model().rows();
        assertEquals(Duration.ofMillis(70), rows.get(rows.size() - 1).waited());
        assertEquals("+70 ms", new RowWording(Wire.FORMATS).waited(rows.get(rows.size() - 1)));
        assertEquals(Duration.ZERO, rows.get(0).waited());
    }

    @Test
    void onlyTheLatestStepsAreKept() {
        SequenceModel model = new SequenceModel(Wire.FORMATS);
        int many = 20_000;
        for (int i = 0; i < many; i++) {
            model.add(new FtpEvent.CommandSent(Instant.EPOCH, 1 + i % 3, "NOOP " + i));
            assertTrue(model.rows().size() <= SequenceModel.CAPACITY + SequenceModel.SLACK);
        }
        assertEquals(many, model.dropped() + model.rows().size());
        assertTrue(model.rows().size() >= SequenceModel.CAPACITY);
        assertEquals("NOOP " + (many - 1), model.rows().get(model.rows().size() - 1).message());
        assertEquals(model.dropped(), model.rows().get(0).number());
        model.clear();
        assertEquals(List.of(), model.rows());
        assertEquals(model.dropped(), model.cleared());
        model.add(new FtpEvent.CommandSent(Instant.EPOCH, 1, "PWD"));
        assertEquals(many, model.rows().get(0).number());
    }

    /** The oldest events may have been lost: whatever is missing, nothing breaks. */
    @Test
    void eventsMayBeMissing() {
        List<FtpEvent> all = new ArrayList<>(new Wire().connected(1, 1037).listens(1, 5001, Wire.CLIENT)
                .says(1, "LIST").hedge(2, Route.ACTIVE_PORT, 600, Route.PASSIVE_EPSV).connected(2, 1)
                .connects(2, Route.PASSIVE_EPSV, Wire.SERVER, 3001).opened(2, Route.PASSIVE_EPSV, 1041, 3001)
                .closed(2, 12, true).chosen(2, Route.PASSIVE_EPSV, true)
                .failed(1, Route.ACTIVE_PORT, Evidence.NO_INBOUND, 8500).ends(1).ends(2).events());
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Collections.shuffle(all, random);
            SequenceModel model = new SequenceModel(Wire.FORMATS);
            all.subList(0, 1 + random.nextInt(all.size())).forEach(model::add);
            RowWording wording = new RowWording(Wire.FORMATS);
            for (SequenceRow row : model.rows()) {
                assertFalse(wording.sentence(row).isBlank());
                assertFalse(wording.details(row).contains("{"), wording.details(row));
            }
        }
    }

    private static SequenceRow last(Wire wire) {
        List<SequenceRow> rows = wire.model().rows();
        return rows.get(rows.size() - 1);
    }
}
