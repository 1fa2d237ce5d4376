package io.portside.engine.text;

import java.util.ResourceBundle;

import org.eclipse.osgi.util.NLS;

import io.portside.ftp.event.FtpEvent;

/** Why a control connection was closed, in words. Pure, any thread. */
public final class SessionEndWording {
    private final ResourceBundle texts = ResourceBundle.getBundle("io.portside.engine.text.sessionends"); //$NON-NLS-1$

    /** {@code the connection broke off: no reply within 60 s}. */
    public String why(FtpEvent.SessionClosed event) {
        return NLS.bind(texts.getString(event.end().name()), event.why());
    }
}
