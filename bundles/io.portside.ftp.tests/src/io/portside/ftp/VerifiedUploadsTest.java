package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import io.portside.ftp.error.VerificationFailedException;
import io.portside.ftp.setting.Verify;
import io.portside.ftp.transfer.FileHash;
import io.portside.testkit.Rule.Cut;
import io.portside.testkit.ScriptedFtpServer;

/** What is not what was sent gets no name. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class VerifiedUploadsTest {
    private static final byte[] NEW = Content.random(300_000);

    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    @AfterEach
    void close() {
        odd.close();
    }

    private void newIsThere() {
        assertArrayEquals(NEW, server.tree().content("/folder/a"));
        assertEquals(List.of("a", "b", "sub"), odd.names("/folder"));
    }

    @Test
    void anUploadWithAWrongChecksumGetsNoName() throws Exception {
        server.features("EPSV", "SIZE", "MFMT", "REST STREAM", "UTF8", "HASH SHA-1*;SHA-256;");
        odd.settings = odd.settings.withTransfer(odd.settings.transfer().withVerify(Verify.ALWAYS));
        server.on("HASH").reply("213 SHA-256 0-" + (NEW.length - 1) + " " + "ab".repeat(32) + " file");
        assertThrows(VerificationFailedException.class, () -> odd.upload("/folder/a", NEW, true));
        assertEquals("aaa", odd.content("/folder/a"));
        server.on("HASH").reply("213 SHA-256 0-" + (NEW.length - 1) + " "
                + FileHash.of("SHA-256", new ByteArrayInputStream(NEW)).hex() + " file");
        odd.upload("/folder/a", NEW, true);
        newIsThere();
    }

    @Test
    void anUploadThatBrokeIsComparedByChecksum() throws Exception {
        server.features("EPSV", "SIZE", "MFMT", "REST STREAM", "UTF8", "XCRC");
        server.on("XCRC").reply("250 " + FileHash.of("CRC32", new ByteArrayInputStream(NEW)).hex());
        odd.upload("/folder/b", NEW, true);
        assertEquals(0, server.count("XCRC"));
        server.on("STOR").times(1).cutDataAfter(100_000, Cut.RST);
        odd.upload("/folder/a", NEW, true);
        assertEquals(1, server.count("XCRC"));
        newIsThere();
    }
}
