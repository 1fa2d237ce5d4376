package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.error.FtpException;
import io.portside.testkit.Rule.Cut;
import io.portside.testkit.ScriptedFtpServer;

/** MODE Z: what is cut off or damaged is never whole, also where no size tells. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class CompressedTransfersTest {
    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    @BeforeEach
    void compress() {
        server.features("EPSV", "SIZE", "MFMT", "REST STREAM", "UTF8", "MODE Z");
        odd.settings = odd.settings.withTransfer(odd.settings.transfer().withCompress(true));
    }

    @AfterEach
    void close() {
        odd.close();
    }

    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        Random random = new Random(size);
        for (int i = 0; i < size; i++) {
            // Half of it does not compress.
            bytes[i] = (byte) (i / 1000 % 2 == 0 ? random.nextInt() : 'x');
        }
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 65_536, 3_000_000})
    void upAndDown(int size) throws Exception {
        byte[] content = content(size);
        odd.upload("/folder/new", content, false);
        assertArrayEquals(content, server.tree().content("/folder/new"));
        assertArrayEquals(content, Content.of(odd.site(), "/folder/new"));
        assertEquals("[a, b, new, sub] []", odd.list("/folder"));
        assertEquals(server.sessionCount(), server.count("MODE"));
    }

    @Test
    void aServerThatRefusesItGetsEverythingAsItIs() throws Exception {
        server.on("MODE").reply("504 not now");
        odd.upload("/folder/new", content(5000), false);
        assertArrayEquals(content(5000), Content.of(odd.site(), "/folder/new"));
    }

    @Test
    void aServerThatDoesNotOfferItIsNotAsked() throws Exception {
        server.without("MODE");
        odd.upload("/folder/new", content(5000), false);
        assertEquals(0, server.count("MODE"));
    }

    /** Without SIZE the end mark alone tells. */
    @Test
    void aDownloadWithoutItsEndMarkIsBroken() throws Exception {
        server.without("SIZE");
        server.tree().file("/folder/big", content(500_000));
        server.on("RETR").cutDataAfter(100_000, Cut.FIN).finalReply("226 Transfer complete");
        assertThrows(FtpException.class, () -> odd.retrieve("/folder/big", 0));
        server.on("RETR").cutDataAfter(0, Cut.FIN).finalReply("226 Transfer complete");
        assertThrows(FtpException.class, () -> odd.retrieve("/folder/big", 0));
    }

    @Test
    void damagedDataAreBroken() throws Exception {
        server.on("MODE").reply("200 but I go on as before");
        assertThrows(FtpException.class, () -> odd.retrieve("/folder/a", 0));
    }

    @Test
    void anUploadThatIsCutIsRepeated() throws Exception {
        server.on("STOR").times(1).cutDataAfter(100_000, Cut.RST);
        odd.upload("/folder/new", content(500_000), false);
        assertArrayEquals(content(500_000), server.tree().content("/folder/new"));
        assertEquals(List.of("a", "b", "new", "sub"), odd.names("/folder"));
    }
}
