package io.portside.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.profile.Sites;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.site.PasswordPrompt;
import io.portside.engine.site.SiteStatus;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.engine.transfer.TransferRequest;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.testkit.SampleTree;
import io.portside.testkit.ScriptedFtpServer;

/** The whole engine from a saved site to a finished upload: a firewall swallows active mode, and it arrives. */
class UploadThroughTheEngineTest {
    private static final long LIMIT_SECONDS = 60;
    @TempDir
    private Path directory;

    private static final class Ends implements EngineListener {
        private final BlockingQueue<TransferSnapshot> ends = new LinkedBlockingQueue<>();

        @Override
        public void transfer(TransferSnapshot snapshot) {
            if (snapshot.state().finished()) {
                ends.add(snapshot);
            }
        }
    }

    @Test
    void fromASavedSiteToAnUploadedFolder() throws Exception {
        SampleTree tree = SampleTree.hardNames();
        Path folder = Files.createDirectory(directory.resolve("my site"));
        tree.writeTo(folder);
        try (ScriptedFtpServer server = ScriptedFtpServer.start();
                PortsideEngine engine = new PortsideEngine(new EngineSettings("This computer",
                        directory.resolve("state"), new SessionOnlySecretStore(),
                        (site, refused) -> Optional.of(new PasswordPrompt.Answer("secret".toCharArray(), true)),
                        question -> new ExistsPrompt.Answer(ExistsPrompt.Choice.SKIP, true), List::of))) {
            server.account("ann", "secret");
            server.home("/htdocs");
            server.on("PORT").swallowData();
            Ends ends = new Ends();
            engine.addListener(ends);
            engine.store().save(Sites.at("site", server.host(), server.port(), "ann"));
            Volume remote = engine.connections().open("site");
            VolumePath home = remote.home(io.portside.ftp.cancel.CancelToken.never());
            assertEquals(VolumePath.parse("/htdocs"), home);
            Volume local = engine.connections().local();
            engine.transfers().submit(new TransferRequest(
                    List.of(new Location(local, VolumePath.parse(folder.toString()))), new Location(remote, home),
                    false));
            TransferSnapshot end = ends.ends.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertEquals(List.of(), end.failures());
            assertEquals(TransferSnapshot.State.DONE, end.state());
            for (Map.Entry<String, byte[]> file : tree.contents().entrySet()) {
                assertArrayEquals(file.getValue(), server.tree().content("/htdocs/my site/" + file.getKey()));
            }
            assertTrue(server.tree().paths().stream().noneMatch(path -> path.contains(".portside-")));
            assertEquals(SiteStatus.State.CONNECTED, engine.connections().status("site").state());
            assertEquals(1, engine.connections().status("site").route().failures().size());
            assertEquals(List.of(), server.complaints());
        }
    }
}
