package io.portside.cli.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.engine.files.Entry;
import io.portside.engine.files.Location;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.engine.transfer.ExistsPrompt.Answer;
import io.portside.engine.transfer.ExistsPrompt.Choice;
import io.portside.engine.transfer.TransferRequest;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.TransferSnapshot.ItemFailure;
import io.portside.ftp.cancel.CancelToken;

/** Copies by the engine's transfer queue, to the end. The calling thread waits; questions and progress come on others. */
@SuppressWarnings("resource") // The engine closes what it has opened.
public final class CopyRun {
    private final Errand errand;
    private final Copy copy;
    private final ProgressWording wording = new ProgressWording();
    private final List<ItemFailure> refused = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile TransferRequest request;
    private volatile TransferSnapshot last;

    public CopyRun(Errand errand, Copy copy) {
        this.errand = errand;
        this.copy = copy;
    }

    /**
     * How it ended.
     *
     * @param last   empty when there was nothing to copy
     * @param failed what did not arrive and why; paths are the sources'
     */
    public record Outcome(Optional<TransferSnapshot> last, List<ItemFailure> failed, ExitCode code) {}

    public Outcome run() throws ProblemException, Failure {
        Optional<TransferRequest> wanted = new CopyPlan(copy, errand.cancel()).request();
        if (wanted.isEmpty()) {
            return new Outcome(Optional.empty(), List.of(), ExitCode.OK);
        }
        request = wanted.get();
        errand.listen(this::heard, this::existing);
        long id = errand.engine().transfers().submit(request);
        try (CancelToken.Registration stop = errand.cancel()
                .onCancel(() -> errand.engine().transfers().cancel(id))) {
            ended.await();
        } catch (InterruptedException e) {
            errand.engine().transfers().cancel(id);
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemKind.CANCELLED, "interrupted"), e);
        }
        errand.screen().clear();
        if (errand.cancel().isCancelled()) {
            throw new ProblemException(Problem.of(ProblemKind.CANCELLED, "interrupted"), null);
        }
        List<ItemFailure> failed = new ArrayList<>(last.failures().stream().map(this::real).toList());
        synchronized (refused) {
            failed.addAll(refused);
        }
        return new Outcome(Optional.of(last), failed, code(failed));
    }

    private void heard(TransferSnapshot snapshot) {
        if (snapshot.request() != request) {
            return;
        }
        if (snapshot.state().finished()) {
            last = snapshot;
            ended.countDown();
        } else {
            errand.screen().progress(wording.line(snapshot));
        }
    }

    private Answer existing(ExistsPrompt.Question question) {
        return switch (copy.existing()) {
            case OVERWRITE -> new Answer(Choice.REPLACE, true);
            case SKIP -> new Answer(Choice.SKIP, true);
            case REFUSE -> {
                if (!question.same() && !sameWhenAsked(question)) {
                    refuse(question.source(), question.target());
                }
                yield new Answer(Choice.SKIP, false);
            }
        };
    }

    /** A listing may tell times to the day only (vsftpd has no MLSD); asked for one file, servers tell seconds. */
    private boolean sameWhenAsked(ExistsPrompt.Question question) {
        Entry source = question.sourceEntry();
        Entry target = question.targetEntry();
        if (!source.coarseTime() && !target.coarseTime() || !source.size().equals(target.size())) {
            return false;
        }
        try {
            return new ExistsPrompt.Question(question.source(), exact(question.source(), source), question.target(),
                    exact(question.target(), target), false).same();
        } catch (ProblemException e) {
            // What is not known to be the same is not touched.
            return false;
        }
    }

    private Entry exact(Location place, Entry listed) throws ProblemException {
        return listed.coarseTime() ? place.volume().stat(place.path(), errand.cancel()).orElse(listed) : listed;
    }

    /** With the target's path as it really is, where the copy gets another name. */
    private ItemFailure real(ItemFailure failure) {
        Problem problem = failure.problem();
        if (!(request.targetFolder().volume() instanceof RenamedTarget renamed)) {
            return failure;
        }
        List<String> facts = problem.facts().stream()
                .map(fact -> fact.equals(failure.path()) ? fact : renamed.real(fact)).toList();
        return new ItemFailure(failure.path(),
                new Problem(problem.kind(), facts, problem.routes(), problem.details()));
    }

    private void refuse(Location source, Location target) {
        String path = (target.volume() instanceof RenamedTarget renamed
                ? renamed.real(target.path())
                : target.path()).toString();
        synchronized (refused) {
            refused.add(new ItemFailure(source.path().toString(),
                    Problem.of(ProblemKind.ALREADY_EXISTS, "differs from the source", path)));
        }
    }

    /** The code of one item that failed. */
    public ExitCode code(ItemFailure failure) {
        Problem problem = failure.problem();
        boolean aboutSource = !problem.facts().isEmpty() && problem.facts().get(0).equals(failure.path());
        boolean up = copy.target().volume().remote();
        return ExitCode.of(problem.kind(), aboutSource == up);
    }

    /** One reason for all, and nothing arrived: that reason; else "some failed". */
    private ExitCode code(List<ItemFailure> failed) {
        if (failed.isEmpty()) {
            return last.state() == TransferSnapshot.State.DONE ? ExitCode.OK : ExitCode.SOME_FAILED;
        }
        List<ExitCode> codes = failed.stream().map(this::code).distinct().toList();
        return codes.size() == 1 && last.filesDone() == 0 ? codes.get(0) : ExitCode.SOME_FAILED;
    }
}
