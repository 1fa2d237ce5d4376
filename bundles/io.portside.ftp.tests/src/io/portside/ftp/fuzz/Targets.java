package io.portside.ftp.fuzz;

import java.util.List;

import io.portside.ftp.control.ReplyFuzz;
import io.portside.ftp.data.PassiveFuzz;
import io.portside.ftp.listing.ListingFuzz;
import io.portside.ftp.listing.NameFuzz;
import io.portside.ftp.session.FactsFuzz;
import io.portside.ftp.session.SessionFuzz;

/** All that is fuzzed. */
final class Targets {
    private Targets() {}

    /** New ones at each call: a target may remember. */
    static List<FuzzTarget> all() {
        return List.of(new ReplyFuzz(), new PassiveFuzz(), new FactsFuzz(), new ListingFuzz(), new NameFuzz(),
                new SessionFuzz());
    }

    static FuzzTarget named(String name) {
        return all().stream().filter(t -> t.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target is called " + name));
    }
}
