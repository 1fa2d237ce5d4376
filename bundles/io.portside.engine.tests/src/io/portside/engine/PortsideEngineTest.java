package io.portside.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.VolumePath;
import io.portside.engine.profile.Site;
import io.portside.engine.profile.SiteSource;
import io.portside.engine.profile.Sites;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.site.SiteStatus.State;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.ftp.cancel.CancelToken;

class PortsideEngineTest {
    @TempDir
    Path folder;
    private final List<SiteSource> sources = new ArrayList<>();
    private PortsideEngine engine;

    @BeforeEach
    void open() {
        engine = new PortsideEngine(new EngineSettings("This computer", folder.resolve("state"),
                new SessionOnlySecretStore(), (site, refused) -> Optional.empty(),
                question -> new ExistsPrompt.Answer(ExistsPrompt.Choice.SKIP, false), () -> sources));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void openingAndClosingTouchesNothing() {
        engine.close();
        assertFalse(Files.exists(folder.resolve("state")));
    }

    @Test
    void sitesOfSourcesComeFirstAndAreNotEditable() throws Exception {
        sources.add(new Source(Sites.plain("zz-demo")));
        engine.store().save(Sites.plain("b"));
        engine.store().save(Sites.plain("a"));
        engine.store().save(Sites.full("zz-demo"));
        assertEquals(List.of("zz-demo", "a", "b"), engine.sites().stream().map(Site::id).toList());
        assertTrue(engine.editable("a"));
        assertFalse(engine.editable("zz-demo"));
        assertFalse(engine.editable("nobody"));
    }

    @Test
    void changesOfTheListAreTold() throws Exception {
        AtomicInteger told = new AtomicInteger();
        EngineListener listener = new EngineListener() {
            @Override
            public void sitesChanged() {
                told.incrementAndGet();
            }
        };
        engine.addListener(new EngineListener() {
            @Override
            public void sitesChanged() {
                throw new IllegalStateException("a listener's fault, on purpose");
            }
        });
        engine.addListener(listener);
        engine.store().save(Sites.plain("a"));
        engine.store().delete("a");
        engine.removeListener(listener);
        engine.store().save(Sites.plain("a"));
        assertEquals(2, told.get());
    }

    @Test
    void theLocalVolumeListsThisComputer() throws Exception {
        Files.writeString(folder.resolve("file.txt"), "x");
        var local = engine.connections().local();
        assertSame(local, engine.connections().local());
        assertEquals("This computer", local.label());
        var listing = local.list(VolumePath.parse(folder.toString().replace('\\', '/')), CancelToken.never());
        assertEquals(List.of("file.txt"), listing.entries().stream().map(entry -> entry.name()).toList());
    }

    @Test
    void aSiteThatIsNotOpenIsDisconnected() {
        assertEquals(State.DISCONNECTED, engine.connections().status("a").state());
        engine.connections().close("a");
    }

    private record Source(Site site) implements SiteSource {
        @Override
        public List<Site> sites() {
            return List.of(site);
        }

        @Override
        public Resolved resolve(String siteId) {
            return new Resolved(site, new char[0]);
        }
    }
}
