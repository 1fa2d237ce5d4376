package io.portside.engine;

import java.io.Closeable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import io.portside.engine.doctor.FtpSiteDoctor;
import io.portside.engine.doctor.SiteDoctor;
import io.portside.engine.files.vfs.VfsVolumes;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.FileSiteStore;
import io.portside.engine.profile.Site;
import io.portside.engine.profile.SiteStore;
import io.portside.engine.secret.SecretStore;
import io.portside.engine.site.FileRouteMemory;
import io.portside.engine.site.FileUploadJournal;
import io.portside.engine.site.OpenSites;
import io.portside.engine.site.SiteConnections;
import io.portside.engine.sync.SyncPairStore;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.front.FolderSynchroniser;
import io.portside.engine.sync.front.PairMemory;
import io.portside.engine.sync.front.ToldPairStore;
import io.portside.engine.sync.pair.FileSyncPairStore;
import io.portside.engine.sync.watch.AttendedSynchroniser;
import io.portside.engine.sync.watch.InStep;
import io.portside.engine.transfer.TransferQueue;
import io.portside.engine.transfer.WorkerTransferQueue;
import io.portside.ftp.FtpSite;
import io.portside.ftp.transfer.Bandwidth;

/** The engine of one running program: brings the parts together. Opening it touches neither disk nor network. */
public final class PortsideEngine implements Closeable {
    private static final Duration CLOSING = Duration.ofSeconds(5);
    /** For cancelled transfers of a site that is being closed to take their unfinished files away. */
    private static final Duration CLEARING = Duration.ofSeconds(3);

    private final EngineSettings settings;
    private final EngineListeners listeners = new EngineListeners();
    private final VfsVolumes volumes;
    private final FileRouteMemory knownRoutes;
    private final FileUploadJournal uploads;
    private final Bandwidth bandwidth = Bandwidth.unlimited();
    private final SiteList sites;
    private final WorkerTransferQueue transfers;
    private final OpenSites connections;
    private final SiteDoctor doctor;
    private final FolderSynchroniser folders;
    private final InStep inStep;
    private final Synchroniser synchroniser;

    public PortsideEngine(EngineSettings settings) {
        this.settings = settings;
        volumes = new VfsVolumes(settings.localLabel());
        knownRoutes = new FileRouteMemory(settings.stateFolder().resolve("known-sites.json"));
        uploads = new FileUploadJournal(settings.stateFolder().resolve("uploads"));
        sites = new SiteList(new FileSiteStore(settings.stateFolder().resolve("sites")), settings.sources(),
                listeners::sitesChanged);
        transfers = new WorkerTransferQueue(listeners, settings.exists());
        connections = new OpenSites(volumes.local(), sites, settings.sources(), settings.secrets(),
                settings.passwords(), settings.certificates(),
                (site, ftp, passwords, certificates, events) -> new FtpRemoteSite(site,
                        new FtpSite(ftp, passwords, certificates, bandwidth, knownRoutes, uploads, events), volumes),
                listeners, this::endTransfers);
        doctor = new FtpSiteDoctor(connections::access, listeners);
        PairMemory memory = new PairMemory(settings.stateFolder().resolve("sync"));
        SyncPairStore pairs = new ToldPairStore(
                new FileSyncPairStore(settings.stateFolder().resolve("pairs"), sites::knows, id -> forget(memory, id)),
                this::pairsChanged);
        folders = new FolderSynchroniser(pairs, connections, memory, InstantSource.system());
        inStep = new InStep(folders, InstantSource.system());
        synchroniser = new AttendedSynchroniser(folders, inStep);
    }

    /** Limits all sites together from now on, in bytes a second; 0: no limit. */
    public void limitBandwidth(long bytesPerSecond) {
        bandwidth.limit(bytesPerSecond);
    }

    /** Saved sites. */
    public SiteStore store() {
        return sites;
    }

    /** Sites of the sources first, then saved ones by name. Worker threads. */
    public List<Site> sites() throws ProblemException {
        return sites.withSources();
    }

    /** Whether a site can be edited and deleted: it is saved and does not come from a source. Never blocks. */
    public boolean editable(String siteId) {
        return sites.editable(siteId);
    }

    public SecretStore secrets() {
        return settings.secrets();
    }

    public SiteConnections connections() {
        return connections;
    }

    /** Examines sites that do not work as they should. */
    public SiteDoctor doctor() {
        return doctor;
    }

    /** Compares and synchronises folders. */
    public Synchroniser synchroniser() {
        return synchroniser;
    }

    /** Keeps pairs in step once it was started; ends with the engine. */
    public InStep inStep() {
        return inStep;
    }

    private void forget(PairMemory memory, String pairId) throws ProblemException {
        try (InStep.Attention attention = inStep.attend(pairId)) {
            memory.forget(pairId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemKind.CANCELLED, e.toString()), e);
        }
    }

    private void pairsChanged() throws ProblemException {
        inStep.refresh();
    }

    public TransferQueue transfers() {
        return transfers;
    }

    private void endTransfers(String volumeId) {
        transfers.cancelAll(volumeId);
        try {
            transfers.awaitEnd(volumeId, CLEARING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was learned about routes, to be shown or erased. */
    public FileRouteMemory knownRoutes() {
        return knownRoutes;
    }

    public void addListener(EngineListener listener) {
        listeners.add(listener);
    }

    public void removeListener(EngineListener listener) {
        listeners.remove(listener);
    }

    /** Cancels transfers, closes sites; waits at most a few seconds. */
    @Override
    public void close() {
        // Closing says goodbye to servers; one that hangs must not keep the window from going away.
        Thread closing = new Thread(() -> {
            inStep.close();
            folders.close();
            transfers.close();
            connections.close();
        }, "Portside closes");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        knownRoutes.close();
        uploads.close();
        volumes.close();
    }
}
