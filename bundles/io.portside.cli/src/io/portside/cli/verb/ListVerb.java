package io.portside.cli.verb;

import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

import io.portside.engine.address.BadAddress;
import io.portside.cli.output.EntryLines;
import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.work.Errand;
import io.portside.cli.work.Setup;
import io.portside.cli.work.Spot;
import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Listing;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ls}: lists a folder, or shows one file. Hidden files are files like all others. */
@Command(name = "ls")
public final class ListVerb extends Verb.OnSites {
    @Option(names = {"-l", "--long"}, descriptionKey = "long")
    private boolean details;

    @Option(names = {"-R", "--recursive"}, descriptionKey = "recursive")
    private boolean recursive;

    @Parameters(paramLabel = "URL", descriptionKey = "url")
    private String address;

    private boolean incomplete;

    public ListVerb(Setup setup) {
        super(setup);
    }

    @Override
    ExitCode run(Errand errand) throws ProblemException, BadAddress, Failure {
        Spot spot = errand.spot(address);
        EntryLines lines = new EntryLines(details, ZoneId.systemDefault());
        try {
            list(errand, spot, lines);
        } catch (ProblemException e) {
            if (e.problem().kind() != ProblemKind.NOT_A_FOLDER && e.problem().kind() != ProblemKind.NOT_FOUND
                    || spot.typed().folder()) {
                throw e;
            }
            // A file, or a link to one, which cannot be listed.
            Entry entry = spot.volume().stat(spot.path(), errand.cancel())
                    .filter(it -> it.kind() != EntryKind.FOLDER).orElseThrow(() -> e);
            show(lines, entry, spot.path(), entry.name());
        }
        return incomplete ? ExitCode.SOME_FAILED : ExitCode.OK;
    }

    private void list(Errand errand, Spot spot, EntryLines lines) throws ProblemException {
        Deque<VolumePath> folders = new ArrayDeque<>(List.of(spot.path()));
        while (!folders.isEmpty()) {
            VolumePath folder = folders.pop();
            List<Entry> entries = entries(errand, spot, folder);
            String prefix = String.join("/", folder.names().subList(spot.path().names().size(), folder.names().size()));
            for (Entry entry : entries) {
                show(lines, entry, folder.child(entry.name()),
                        prefix.isEmpty() ? entry.name() : prefix + "/" + entry.name());
            }
            if (recursive) {
                for (int i = entries.size() - 1; i >= 0; i--) {
                    if (entries.get(i).folder()) {
                        folders.push(folder.child(entries.get(i).name()));
                    }
                }
            }
        }
    }

    /** A folder below that cannot be read is told and does not end the listing of the others. */
    private List<Entry> entries(Errand errand, Spot spot, VolumePath folder) throws ProblemException {
        try {
            Listing listing = spot.volume().list(folder, errand.cancel());
            if (!listing.complete()) {
                doubt(folder, Problem.of(ProblemKind.LISTING_INCOMPLETE, "in doubt", folder.toString(),
                        String.join(", ", listing.doubts())));
            }
            return listing.entries().stream().sorted(Comparator.comparing(Entry::name)).toList();
        } catch (ProblemException e) {
            if (folder.equals(spot.path()) || e.problem().kind() == ProblemKind.CANCELLED
                    || ExitCode.of(e.problem().kind(), false) == ExitCode.NO_CONNECTION) {
                throw e;
            }
            doubt(folder, e.problem());
            return List.of();
        }
    }

    private void doubt(VolumePath folder, Problem problem) {
        incomplete = true;
        screen().line(wording().line(folder.toString(), problem));
    }

    private void show(EntryLines lines, Entry entry, VolumePath path, String shown) {
        if (results().json()) {
            results().line(EntryLines.json(entry, path));
        } else {
            results().line(lines.text(entry, shown));
        }
    }
}
