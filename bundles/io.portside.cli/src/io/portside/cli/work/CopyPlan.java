package io.portside.cli.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.engine.files.Entry;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.TransferRequest;
import io.portside.ftp.cancel.CancelToken;

/**
 * Works out what goes where, as {@code cp -r} would: into the target when it is a folder, else under the target's name.
 * Nothing is copied here; at most the target folder is made. Blocks.
 */
final class CopyPlan {
    private final CancelToken cancel;
    private final Folders folders;
    private final Copy copy;

    CopyPlan(Copy copy, CancelToken cancel) {
        this.copy = copy;
        this.cancel = cancel;
        folders = new Folders(cancel);
    }

    /** A source that was looked at. */
    private record Item(Location place, boolean folder) {}

    /** Empty when there is nothing to copy. */
    Optional<TransferRequest> request() throws ProblemException, Failure {
        List<Item> items = new ArrayList<>();
        for (Copy.Source source : copy.sources()) {
            look(source, items);
        }
        Location target = copy.target();
        Optional<Entry> there = target.volume().stat(target.path(), cancel);
        if (target.path().isRoot() || folders.folder(target.volume(), there, target.path())) {
            return request(items, target);
        }
        boolean single = copy.sources().size() == 1 && !copy.sources().get(0).content();
        if (single && (there.isPresent() || !copy.targetIsFolder())) {
            return renamed(items.get(0), there);
        }
        if (there.isPresent() || copy.sources().size() > 1 && !copy.parents()) {
            throw failed(there.isPresent() ? ProblemKind.NOT_A_FOLDER : ProblemKind.NOT_FOUND, target);
        }
        make(target);
        return request(items, target);
    }

    private Optional<TransferRequest> request(List<Item> items, Location folder) {
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new TransferRequest(items.stream().map(Item::place).toList(), folder, false));
    }

    private void look(Copy.Source source, List<Item> items) throws ProblemException, Failure {
        Volume volume = source.place().volume();
        VolumePath path = source.place().path();
        if (source.content()) {
            Listing listing = volume.list(path, cancel);
            if (!listing.complete()) {
                throw new ProblemException(Problem.of(ProblemKind.LISTING_INCOMPLETE, "listing in doubt",
                        path.toString(), String.join(", ", listing.doubts())), null);
            }
            listing.entries().forEach(
                    entry -> items.add(new Item(source.place().child(entry.name()), entry.folder())));
            return;
        }
        Optional<Entry> entry = volume.stat(path, cancel);
        if (entry.isEmpty()) {
            throw failed(ProblemKind.NOT_FOUND, source.place());
        }
        items.add(new Item(source.place(), entry.get().folder()));
    }

    private Optional<TransferRequest> renamed(Item item, Optional<Entry> there) throws ProblemException, Failure {
        Location target = copy.target();
        if (there.isPresent() && item.folder()) {
            throw failed(ProblemKind.NOT_A_FOLDER, target);
        }
        VolumePath parent = target.path().parent();
        Location folder = new Location(target.volume(), parent);
        if (!parent.isRoot() && !folders.folder(folder.volume(), folder.volume().stat(parent, cancel), parent)) {
            make(folder);
        }
        String name = item.place().path().name();
        return request(List.of(item), name.equals(target.path().name())
                ? folder
                : new Location(new RenamedTarget(target.volume(), parent, name, target.path().name()), parent));
    }

    private void make(Location folder) throws ProblemException, Failure {
        if (copy.parents()) {
            folders.makeAll(folder);
            return;
        }
        VolumePath parent = folder.path().parent();
        boolean lastOnly = copy.sources().stream().allMatch(Copy.Source::content)
                && folder.path().equals(copy.target().path());
        if (!lastOnly || folder.volume().stat(parent, cancel).isEmpty()) {
            throw new Failure(folder.volume().remote() ? ExitCode.NOT_FOUND : ExitCode.LOCAL,
                    NLS.bind(Messages.noFolder, folder.path()));
        }
        folders.make(folder);
    }

    private static Failure failed(ProblemKind kind, Location place) {
        return new Failure(new ProblemException(
                Problem.of(kind, "as typed", place.path().toString()), null), !place.volume().remote());
    }
}
