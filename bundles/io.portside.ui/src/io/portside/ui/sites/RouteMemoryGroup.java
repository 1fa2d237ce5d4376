package io.portside.ui.sites;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;

import io.portside.engine.site.KnownNetwork;
import io.portside.engine.text.Formats;
import io.portside.engine.text.RouteWording;

/** What was learned on earlier visits about the ways to a site, and a button that forgets it. UI thread. */
final class RouteMemoryGroup {
    private final Formats formats = Formats.here();
    private final RouteWording routes = new RouteWording(formats);
    private final Label text;
    private final Button forget;

    RouteMemoryGroup(Group group) {
        text = new Label(group, SWT.WRAP);
        text.setText(Messages.nothingRemembered);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER)
                .hint(SiteEditorFields.TEXT_WIDTH * 3 / 4, group.getFont().getFontData()[0].getHeight() * 4)
                .applyTo(text);
        forget = new Button(group, SWT.PUSH);
        forget.setText(Messages.forget);
        forget.setToolTipText(Messages.forgetTip);
        forget.setEnabled(false);
    }

    void onForget(Runnable action) {
        forget.addListener(SWT.Selection, e -> action.run());
    }

    /** The latest first; more than a few are in the tool tip. */
    void show(List<KnownNetwork> known) {
        String all = known.stream().map(this::line).collect(Collectors.joining("\n"));
        text.setText(LegacyActionTools.escapeMnemonics(known.isEmpty() ? Messages.nothingRemembered : all));
        text.setToolTipText(known.isEmpty() ? null : all);
        forget.setEnabled(!known.isEmpty());
    }

    private String line(KnownNetwork known) {
        String failed = known.failures().stream().map(failure -> routes.failure(failure.failure()))
                .collect(Collectors.joining("; "));
        String works = known.route().map(routes::route).orElse(Messages.nothingWorked);
        String line = NLS.bind(Messages.remembered,
                new Object[]{known.network(), works, formats.date(known.since())});
        line = failed.isEmpty() ? line : NLS.bind(Messages.rememberedFailures, line, failed);
        if (known.facts().sessions().isPresent()) {
            int most = known.facts().sessions().get().most();
            line = most == 1
                    ? NLS.bind(Messages.rememberedOneSession, line)
                    : NLS.bind(Messages.rememberedSessions, line, formats.number(most));
        }
        return known.facts().seenAt().isPresent()
                ? NLS.bind(Messages.rememberedAddress, line, known.facts().seenAt().get().address())
                : line;
    }

    Label text() {
        return text;
    }

    Button forget() {
        return forget;
    }
}
