package io.portside.ui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.portside.engine.EngineListener;
import io.portside.engine.files.Location;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.site.SiteStatus;
import io.portside.engine.site.SiteStatus.State;
import io.portside.ftp.route.RouteStatus;
import io.portside.ui.testing.HandExecutor;
import io.portside.ui.testing.MemoryVolume;

class EngineFeedTest {
    private final HandExecutor later = new HandExecutor();
    private final EngineFeed feed = new EngineFeed((millis, work) -> later.execute(work));
    private final List<String> heard = new ArrayList<>();

    private final class Ear implements EngineListener {
        @Override
        public void sitesChanged() {
            heard.add("sites");
        }

        @Override
        public void siteStatus(SiteStatus status) {
            heard.add(status.siteId() + " " + status.state());
        }

        @Override
        public void folderChanged(Location folder) {
            heard.add(folder.path().toString());
        }
    }

    @Test
    void troubleIsToldOnTheUiThread() {
        feed.subscribe(new EngineListener() {
            @Override
            public void trouble(String siteName, Problem problem) {
                heard.add(siteName + " " + problem.kind());
            }
        });
        feed.trouble("Shop", Problem.of(ProblemKind.SECRET_STORE, "no keyring", "no keyring"));
        feed.trouble("Blog", Problem.of(ProblemKind.NO_SPACE, "full", "/x"));
        assertEquals(List.of(), heard);
        later.all();
        assertEquals(List.of("Shop SECRET_STORE", "Blog NO_SPACE"), heard);
    }

    private static SiteStatus status(String id, State state) {
        return new SiteStatus(id, state, RouteStatus.UNKNOWN, Optional.empty());
    }

    @Test
    void gathersAndKeepsTheLatestOfEach() {
        feed.subscribe(new Ear());
        MemoryVolume volume = new MemoryVolume("v");
        for (int i = 0; i < 100; i++) {
            feed.folderChanged(new Location(volume, VolumePath.parse("/a")));
            feed.sitesChanged();
        }
        feed.siteStatus(status("x", State.CONNECTING));
        feed.siteStatus(status("y", State.FAILED));
        feed.siteStatus(status("x", State.CONNECTED));
        assertEquals(List.of(), heard);
        assertEquals(1, later.waiting());
        later.all();
        assertEquals(List.of("sites", "y FAILED", "x CONNECTED", "/a"), heard);
        feed.sitesChanged();
        later.all();
        assertEquals("sites", heard.get(heard.size() - 1));
    }

    @Test
    void aBrokenSubscriberDoesNotSilenceTheOthers() {
        feed.subscribe(new EngineListener() {
            @Override
            public void sitesChanged() {
                throw new IllegalStateException("told to");
            }
        });
        Ear ear = new Ear();
        feed.subscribe(ear);
        feed.sitesChanged();
        later.all();
        assertEquals(List.of("sites"), heard);
        feed.unsubscribe(ear);
        feed.sitesChanged();
        later.all();
        assertEquals(List.of("sites"), heard);
    }
}
