package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

import jakarta.inject.Named;

/** Says what this is. */
public final class AboutHandler {
    @Execute
    void run(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
        Version version = FrameworkUtil.getBundle(AboutHandler.class).getVersion();
        String number = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
        MessageDialog.openInformation(shell, Messages.aboutTitle, NLS.bind(Messages.about, number));
    }
}
