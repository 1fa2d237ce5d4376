package io.portside.cli.work;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.address.AddressParser;
import io.portside.engine.address.BadAddress;
import io.portside.engine.address.SiteFinder;
import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.output.FailureWording;
import io.portside.cli.output.Trace;
import io.portside.cli.terminal.Person;
import io.portside.cli.terminal.Screen;
import io.portside.cli.terminal.SecretLine;
import io.portside.engine.EngineListener;
import io.portside.engine.EngineSettings;
import io.portside.engine.PortsideEngine;
import io.portside.engine.doctor.DoctorListener;
import io.portside.engine.doctor.DoctorReport;
import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.secret.ReadOnlySecretStore;
import io.portside.engine.secret.SecretStore;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.event.FtpEvent;

/** One run's work with the engine. Made when the arguments are known to be good; closing it says goodbye to servers. */
@SuppressWarnings("resource") // The engine closes what it has opened.
public final class Errand implements Closeable {
    private static final int LONGEST_PASSWORD = 4096;
    private final Setup setup;
    private final Choices choices;
    private final Screen screen;
    private final Questions questions;
    private final Optional<GivenPassword> given;
    private final ReadOnlySecretStore stored;
    private final PortsideEngine engine;
    private volatile Consumer<TransferSnapshot> progress = snapshot -> {};
    private volatile ExistsPrompt existing = question -> new ExistsPrompt.Answer(ExistsPrompt.Choice.SKIP, false);

    /**
     * @param trace    the control connections are shown
     * @param wording  for warnings
     * @throws Failure standard input gave no password
     */
    public Errand(Setup setup, Choices choices, Screen screen, FailureWording wording, boolean trace) throws Failure {
        this.setup = setup;
        this.choices = choices;
        this.screen = screen;
        questions = new Questions(setup.around().person(), choices.passwordFromInput());
        stored = ReadOnlySecretStore.in(setup.stateFolder(), questions);
        given = choices.passwordFromInput()
                ? Optional.of(new GivenPassword(passwordFromInput(), stored))
                : Optional.empty();
        SecretStore secrets = given.isPresent() ? given.get() : stored;
        engine = new PortsideEngine(new EngineSettings(Messages.thisComputer, setup.stateFolder(), secrets, questions,
                questions, question -> existing.ask(question), setup.sources()));
        engine.addListener(new Ears(wording, trace
                ? Optional.of(new Trace(screen::line, ZoneId.systemDefault()))
                : Optional.empty()));
    }

    /** Hears the engine. */
    private final class Ears implements EngineListener {
        private final FailureWording wording;
        private final Optional<Trace> trace;

        Ears(FailureWording wording, Optional<Trace> trace) {
            this.wording = wording;
            this.trace = trace;
        }

        @Override
        public void trouble(String siteName, Problem problem) {
            screen.line(wording.warning(siteName, problem));
        }

        @Override
        public void wire(String siteId, String siteName, FtpEvent event) {
            trace.ifPresent(lines -> lines.on(event));
        }

        @Override
        public void transfer(TransferSnapshot snapshot) {
            progress.accept(snapshot);
        }
    }

    private char[] passwordFromInput() throws Failure {
        try {
            Optional<char[]> line = SecretLine.read(setup.around().in(), setup.around().charset(), LONGEST_PASSWORD);
            return line.orElseThrow(() -> new Failure(ExitCode.USAGE, Messages.noPasswordInInput));
        } catch (IOException e) {
            throw new Failure(ExitCode.USAGE, Messages.noPasswordInInput);
        }
    }

    public PortsideEngine engine() {
        return engine;
    }

    public CancelToken cancel() {
        return setup.cancel();
    }

    Screen screen() {
        return screen;
    }

    /** Who hears of transfers, and who is asked about targets that exist. */
    void listen(Consumer<TransferSnapshot> listener, ExistsPrompt prompt) {
        progress = listener;
        existing = prompt;
    }

    /** Finds what an address means, logs in, and finds where the site starts if the path is counted from there. */
    public Spot spot(String address) throws BadAddress, ProblemException, Failure {
        SiteFinder.Found found = new SiteFinder(engine.sites()).find(AddressParser.parse(address));
        Volume volume = open(found);
        Site site = engine.connections().site(found.site().id()).orElse(found.site());
        VolumePath start = switch (found.path().from()) {
            case ROOT -> VolumePath.ROOT;
            case START -> start(site, volume);
        };
        return new Spot(site, volume, found.path().in(start), found.path());
    }

    /** Whether a text without {@code ://} begins with the name of a site. */
    public boolean namesSite(String typed) throws ProblemException {
        try {
            new SiteFinder(engine.sites()).find(AddressParser.parse(typed));
            return true;
        } catch (BadAddress e) {
            return false;
        }
    }

    /** One end of a pair, on a site; logs in. */
    public SyncEnd remoteEnd(String address) throws BadAddress, ProblemException, Failure {
        Spot spot = spot(address);
        return new SyncEnd(spot.site().id(), spot.path().toString());
    }

    /** One end of a pair, on this computer. */
    public SyncEnd localEnd(String text) throws Failure {
        return new SyncEnd(SyncEnd.LOCAL, local(text).path().toString());
    }

    /** Opens the site of a pair's end with the options applied. */
    public void open(SyncPair pair, SyncEnd end) throws ProblemException, Failure {
        SiteFinder.Found found = new SiteFinder(engine.sites()).byId(end.volume())
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemKind.PAIR_SITE_GONE, "not among the sites", pair.name(), end.volume()),
                        null));
        open(found);
    }

    /** An end in words. */
    public String place(SyncEnd end) throws ProblemException {
        return end.local()
                ? end.folder()
                : new SiteFinder(engine.sites()).byId(end.volume()).map(found -> found.site().name())
                        .orElse(end.volume()) + ":" + end.folder();
    }

    public Optional<Person> person() {
        return setup.around().person();
    }

    /** What paths of this computer are relative to. */
    public Path folder() {
        return setup.around().folder();
    }

    /** The site that an address means, with the options applied; nothing is opened. */
    public Site site(String address) throws BadAddress, ProblemException {
        Site site = choices.applied(new SiteFinder(engine.sites()).find(AddressParser.parse(address)).site());
        given.ifPresent(password -> password.use(site.id()));
        return site;
    }

    /** @throws Failure nobody was there to answer a question, so that the examination says nothing about the site */
    public DoctorReport examine(Site site, DoctorListener listener) throws ProblemException, Failure {
        DoctorReport report = engine.doctor().examine(site, Optional.empty(), listener, cancel());
        if (!report.works() && questions.unanswered().isPresent()) {
            throw questions.unanswered().get();
        }
        return report;
    }

    private Volume open(SiteFinder.Found found) throws ProblemException, Failure {
        Site site = found.site();
        Site changed = choices.applied(site);
        given.ifPresent(password -> password.use(site.id()));
        boolean ours = !found.known() || engine.editable(site.id());
        if (ours) {
            return engine.connections().open(changed);
        }
        if (!changed.equals(site)) {
            throw new Failure(ExitCode.USAGE, NLS.bind(Messages.fixedSite, site.name()));
        }
        return engine.connections().open(site.id());
    }

    private VolumePath start(Site site, Volume volume) throws ProblemException {
        String folder = site.remoteFolder().strip();
        if (folder.startsWith("/")) {
            return VolumePath.parse(folder);
        }
        return VolumePath.parse(volume.home(cancel()) + "/" + folder);
    }

    /** A path of this computer. */
    public Location local(String text) throws Failure {
        try {
            Path path = setup.around().folder().resolve(text).toAbsolutePath().normalize();
            return new Location(engine.connections().local(),
                    VolumePath.parse(path.toString().replace(path.getFileSystem().getSeparator(), "/")));
        } catch (InvalidPathException e) {
            throw new Failure(ExitCode.LOCAL, NLS.bind(Messages.badPath, text));
        }
    }

    /** The failure that a problem of the engine is for the person. */
    public Failure failure(ProblemException problem) {
        boolean answerMissing = switch (problem.problem().kind()) {
            case CANCELLED, CERTIFICATE_REFUSED, CERTIFICATE_CHANGED -> !cancel().isCancelled();
            default -> false;
        };
        if (answerMissing && questions.unanswered().isPresent()) {
            return questions.unanswered().get();
        }
        return new Failure(problem, false);
    }

    /** Sites that the list leaves out because their files cannot be read. */
    public List<Problem> damaged() {
        return engine.store().damaged();
    }

    @Override
    public void close() {
        engine.close();
        stored.close();
        given.ifPresent(GivenPassword::wipe);
    }
}
