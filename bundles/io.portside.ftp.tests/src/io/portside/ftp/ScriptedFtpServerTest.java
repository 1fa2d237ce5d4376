package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.testkit.Rule.Cut;
import io.portside.testkit.SampleTree;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.Trigger;

/** The fake server against a foreign client, so that a mistake of it is not taken for one of the core. */
class ScriptedFtpServerTest {
    private final ScriptedFtpServer server = ScriptedFtpServer.start();

    @AfterEach
    void close() {
        server.close();
        assertEquals(List.of(), server.complaints());
    }

    private FTPClient connect(boolean passive) throws IOException {
        FTPClient client = new FTPClient();
        client.setControlEncoding("UTF-8");
        client.setConnectTimeout(10_000);
        client.connect(server.host(), server.port());
        assertTrue(client.login("any", "body"));
        client.setFileType(FTP.BINARY_FILE_TYPE);
        if (passive) {
            client.enterLocalPassiveMode();
        }
        return client;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSampleTreeGoesThereAndBack(boolean passive) throws Exception {
        SampleTree.hardNames().writeTo(server.tree(), "/there");
        FTPClient client = connect(passive);
        assertTrue(client.makeDirectory("/copy"));
        for (SampleTree.Item item : SampleTree.hardNames().items()) {
            if (!item.folder() && !item.path().contains("/")) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                assertTrue(client.retrieveFile("/there/" + item.path(), out), item.path());
                assertArrayEquals(item.content(), out.toByteArray());
                assertTrue(client.storeFile("/copy/" + item.path(), new ByteArrayInputStream(out.toByteArray())));
                assertArrayEquals(item.content(), server.tree().content("/copy/" + item.path()));
            }
        }
        long expected = server.tree().children("/there").size();
        assertEquals(expected, Stream.of(client.mlistDir("/there")).filter(f -> !f.getName().equals(".")).count());
        assertEquals(expected, client.listFiles("/there").length);
        assertEquals(2, server.listings());
        client.disconnect();
        server.awaitOpenSessions(0);
    }

    @Test
    void commandsAboutFilesDoWhatTheySay() throws Exception {
        byte[] content = "0123456789".getBytes(StandardCharsets.US_ASCII);
        server.tree().file("/a/b", content);
        FTPClient client = connect(true);
        assertEquals("10", client.getSize("/a/b"));
        assertTrue(client.setModificationTime("/a/b", "20240102030405"));
        assertEquals("20240102030405", client.getModificationTime("/a/b"));
        assertEquals(10, client.mlistFile("/a/b").getSize());
        assertTrue(client.rename("/a/b", "/a/c"));
        assertFalse(client.removeDirectory("/a"));
        client.setRestartOffset(7);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(client.retrieveFile("/a/c", out));
        assertEquals("789", out.toString(StandardCharsets.US_ASCII));
        assertTrue(client.appendFile("/a/c", new ByteArrayInputStream(new byte[]{'X'})));
        assertEquals("0123456789X", new String(server.tree().content("/a/c"), StandardCharsets.US_ASCII));
        assertTrue(client.deleteFile("/a/c"));
        assertTrue(client.removeDirectory("/a"));
        assertNull(client.mlistFile("/a"));
        assertEquals(List.of(), server.tree().paths());
    }

    @Test
    void aRuleIsForItsSessionAndItsTimes() throws Exception {
        server.on("NOOP").onSession(2).times(1).reply("500 not you");
        FTPClient first = connect(true);
        FTPClient second = connect(true);
        assertEquals(200, first.noop());
        assertEquals(500, second.noop());
        assertEquals(200, second.noop());
        assertEquals(2, server.openSessions());
        assertEquals(3, server.count("NOOP"));
        second.disconnect();
        server.awaitLine(2, "E: .*");
        server.awaitOpenSessions(1);
        assertEquals(List.of("USER any", "PASS ***", "TYPE I", "NOOP", "NOOP"), server.commands(2));
        first.disconnect();
    }

    @Test
    void dataIsCutWhereTheRuleSays() throws Exception {
        server.tree().file("/f", new byte[5000]);
        server.on("RETR").times(1).cutDataAfter(1234, Cut.FIN);
        server.on("STOR").times(1).cutDataAfter(777, Cut.RST);
        FTPClient client = connect(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertFalse(client.retrieveFile("/f", out));
        assertEquals(426, client.getReplyCode());
        assertEquals(1234, out.size());
        assertTrue(client.retrieveFile("/f", out));
        try {
            assertFalse(client.storeFile("/g", new ByteArrayInputStream(new byte[1_000_000])));
        } catch (IOException e) {
            server.awaitLine(1, "S: 426.*");
        }
        assertEquals(777, server.tree().content("/g").length);
        client.disconnect();
    }

    @Test
    void aSwallowedConnectionIsGivenUpWhenTheTestSaysSo() throws Exception {
        Trigger givesUp = new Trigger();
        server.on("PORT").swallowData(givesUp);
        FTPClient client = connect(false);
        Trigger asked = server.when(1, "C: LIST");
        Thread test = Thread.currentThread();
        Thread firewall = new Thread(() -> {
            try {
                asked.await();
                givesUp.fire();
            } catch (InterruptedException e) {
                test.interrupt();
            }
        });
        firewall.start();
        assertEquals(0, client.listFiles().length);
        assertEquals(425, client.getReplyCode());
        firewall.join();
        client.disconnect();
    }

    @Test
    void sessionsAreLimited() throws Exception {
        server.maxSessions(1, "421 one is enough");
        FTPClient first = connect(true);
        FTPClient second = new FTPClient();
        assertThrows(IOException.class, () -> second.connect(server.host(), server.port()));
        server.awaitLine(2, "S: 421 one is enough");
        server.awaitOpenSessions(1);
        first.disconnect();
        server.awaitOpenSessions(0);
        connect(true).disconnect();
        assertEquals(3, server.sessionCount());
    }

    @Test
    void aScriptIsPlayedWordForWord() throws Exception {
        server.script(1, c -> {
            c.login();
            c.expect("TYPE I");
            c.send("200 ok");
            c.expect("NOOP");
            c.sendRaw("2".getBytes(StandardCharsets.US_ASCII));
            c.sendRaw("00-a\r\n b\r\n200 c\r\n".getBytes(StandardCharsets.US_ASCII));
            c.awaitEnd();
        });
        FTPClient client = connect(true);
        assertEquals(200, client.noop());
        assertEquals(3, client.getReplyStrings().length);
        client.disconnect();
    }

    @Test
    void aStrangerConnectsBeforeTheServer() throws Exception {
        server.on("PORT").connectFromStranger();
        FTPClient client = connect(false);
        // Commons Net gives up at the first stranger.
        assertThrows(IOException.class, () -> client.listFiles("/"));
        server.awaitLine(1, "D: stranger connected");
        client.disconnect();
    }

    @Test
    void whatThePassiveRepliesSayCanBeAnything() throws Exception {
        server.on("PASV").says("227 =10,0,0,1,{p1},{p2}");
        server.on("EPSV").says("229 ok (!!!{port}!)");
        FTPClient client = connect(true);
        assertEquals(227, client.pasv());
        assertTrue(client.getReplyString().startsWith("227 =10,0,0,1,"));
        assertEquals(229, client.epsv());
        assertEquals("229 ok (!!!n!)", client.getReplyStrings()[0].replaceAll("[0-9]{4,5}", "n"));
        client.disconnect();
    }
}
