package io.portside.engine;

import io.portside.engine.files.Location;
import io.portside.engine.problem.Problem;
import io.portside.engine.site.SiteStatus;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.ftp.event.FtpEvent;

/** Hears what happens in the engine. Called on worker threads, never while a lock is held; must be quick and not throw. */
public interface EngineListener {
    /** The list of sites changed. */
    default void sitesChanged() {}

    default void siteStatus(SiteStatus status) {}

    /** Something failed beside what anyone waits for, such as remembering a password; {@code siteName} for people. */
    default void trouble(String siteName, Problem problem) {}

    /** The wire. */
    default void wire(String siteId, String siteName, FtpEvent event) {}

    /** A folder's content changed through the engine; who shows it should list it again. */
    default void folderChanged(Location folder) {}

    /** A transfer began, went on (at most about ten times a second each) or ended. */
    default void transfer(TransferSnapshot snapshot) {}
}
