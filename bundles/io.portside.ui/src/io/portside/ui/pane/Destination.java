package io.portside.ui.pane;

import java.util.Optional;

import io.portside.engine.files.Location;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.profile.Site;
import io.portside.ftp.cancel.CancelToken;

/** Somewhere a pane can be sent. */
public interface Destination {
    /** For people, while nothing better is known: the site's name, or {@code This computer}. */
    String label();

    /** Where that is now; opens a closed site again. Blocks: worker threads. */
    Location find(CancelToken cancel) throws ProblemException;

    /** The label once it has been looked up. Blocks: worker threads. */
    default String name() throws ProblemException {
        return label();
    }

    /** Which site is meant, as far as it is known by now. Never blocks. */
    default Optional<Site> site() {
        return Optional.empty();
    }

    /** Whether a site is entered here by its name, so that its local folder is wanted in the other pane. */
    default boolean entersSite() {
        return false;
    }

    /** A place that is known already. */
    static Destination of(Location location) {
        return new Destination() {
            @Override
            public String label() {
                return location.volume().label();
            }

            @Override
            public Location find(CancelToken cancel) {
                return location;
            }
        };
    }
}
