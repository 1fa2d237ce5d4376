package io.portside.engine.files.vfs;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.problem.ProblemMapping;
import io.portside.engine.problem.ProblemMapping.Doing;
import io.portside.engine.problem.ProblemMapping.Subject;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.vfs.FtpFileObject;

/**
 * Why a server refused. Its 550 stands for nearly everything and its words are in any language, so what is there is
 * looked at first; only what that leaves open is read from the reply.
 */
@SuppressWarnings("resource") // File objects of a site hold nothing open.
final class FtpProblems {
    private final Subject subject;
    private final VolumePath path;
    private final Function<VolumePath, FtpFileObject> objects;

    FtpProblems(String host, VolumePath path, Doing doing, Function<VolumePath, FtpFileObject> objects) {
        this.subject = new Subject(host, path.toString(), doing);
        this.path = path;
        this.objects = objects;
    }

    /** What was thrown, as it is. */
    ProblemException of(IOException thrown) {
        ProblemException read = ProblemMapping.exception(thrown, subject);
        // There is no server without a root, whatever it says in a bad moment.
        return path.isRoot() && read.problem().kind() == ProblemKind.NOT_FOUND ? contradicting(thrown) : read;
    }

    /** A moment later it may make sense: who repeats what passes repeats this. */
    private ProblemException contradicting(IOException thrown) {
        return new ProblemException(Problem.of(ProblemKind.PROTOCOL, String.valueOf(thrown),
                path + ": " + thrown.getMessage()), thrown);
    }

    ProblemException listing(FtpException thrown) {
        return judged(thrown, () -> {
            if (path.isRoot()) {
                return Optional.empty();
            }
            Optional<RemoteEntry> there = look(path);
            if (there.isEmpty()) {
                return Optional.of(LocalProblems.of(ProblemKind.NOT_FOUND, path));
            }
            if (there.get().kind() == io.portside.ftp.listing.EntryKind.FILE) {
                return Optional.of(LocalProblems.of(ProblemKind.NOT_A_FOLDER, path));
            }
            // The words of the refusal say that it is not there, and it is.
            return of(thrown).problem().kind() == ProblemKind.NOT_FOUND
                    ? Optional.of(contradicting(thrown))
                    : Optional.empty();
        });
    }

    ProblemException making(FtpException thrown) {
        return judged(thrown, () -> {
            if (look(path).isPresent()) {
                return Optional.of(LocalProblems.of(ProblemKind.ALREADY_EXISTS, path));
            }
            return missing(path.parent());
        });
    }

    ProblemException deleting(FtpException thrown, EntryKind kind) {
        return judged(thrown, () -> {
            Optional<ProblemException> gone = missing(path);
            if (gone.isPresent() || kind != EntryKind.FOLDER) {
                return gone;
            }
            return objects.apply(path).list().entries().isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalProblems.of(ProblemKind.FOLDER_NOT_EMPTY, path));
        });
    }

    ProblemException renaming(FtpException thrown, VolumePath target) {
        return judged(thrown, () -> {
            Optional<ProblemException> gone = missing(path);
            if (gone.isPresent()) {
                return gone;
            }
            return look(target).isPresent()
                    ? Optional.of(LocalProblems.of(ProblemKind.ALREADY_EXISTS, target))
                    : missing(target.parent());
        });
    }

    ProblemException uploading(FtpException thrown) {
        return judged(thrown, () -> {
            Optional<RemoteEntry> there = look(path);
            if (there.isPresent() && there.get().kind() == io.portside.ftp.listing.EntryKind.FOLDER) {
                return Optional.of(LocalProblems.of(ProblemKind.ALREADY_EXISTS, path));
            }
            return missing(path.parent());
        });
    }

    ProblemStreamException reading(IOException thrown) {
        return new ProblemStreamException(judged(thrown, () -> missing(path)));
    }

    private Optional<ProblemException> missing(VolumePath wanted) throws FtpException {
        return wanted.isRoot() || look(wanted).isPresent()
                ? Optional.empty()
                : Optional.of(LocalProblems.of(ProblemKind.NOT_FOUND, wanted));
    }

    private Optional<RemoteEntry> look(VolumePath wanted) throws FtpException {
        return objects.apply(wanted).look();
    }

    /** What the facts say about a refusal. */
    @FunctionalInterface
    private interface Facts {
        Optional<ProblemException> look() throws FtpException;
    }

    private ProblemException judged(IOException thrown, Facts facts) {
        ProblemException read = of(thrown);
        boolean refused = thrown instanceof CommandRefusedException refusal && refusal.reply().code() != 552
                && refusal.reply().code() != 452;
        if (!refused || read.problem().kind() == ProblemKind.NO_SPACE) {
            return read;
        }
        try {
            return facts.look().orElse(read);
        } catch (FtpException e) {
            // The refusal is what counts; that looking failed too only leaves it less clear.
            return read;
        }
    }
}
