package io.portside.ftp.event;

/** Hears every event of a site. Called on worker threads in the order of each session; must be quick and must not throw. */
@FunctionalInterface
public interface FtpEventListener {
    void on(FtpEvent event);
}
