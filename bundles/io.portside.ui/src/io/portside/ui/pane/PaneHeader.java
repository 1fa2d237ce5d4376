package io.portside.ui.pane;

import java.util.List;
import java.util.Optional;

import org.eclipse.e4.ui.services.IStylingEngine;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import io.portside.engine.site.SiteStatus;
import io.portside.engine.text.RouteWording;
import io.portside.ui.theme.Icon;
import io.portside.ui.theme.Icons;

/** The line above the rows: whose files these are, and for a site its state, its route and why that one. */
final class PaneHeader {
    private static final int ROOM_BETWEEN = 24;

    private final RouteWording routes;
    private final Icons icons;
    private final Composite line;
    private final CLabel place;
    private final Label route;
    private final CLabel doubt;
    private boolean below;

    PaneHeader(Composite parent, RouteWording routes, Icons icons) {
        this.routes = routes;
        this.icons = icons;
        line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(4, 0).spacing(8, 0).applyTo(line);
        place = new CLabel(line, SWT.NONE);
        route = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(80, SWT.DEFAULT)
                .applyTo(route);
        doubt = new CLabel(line, SWT.NONE);
        GridDataFactory.fillDefaults().exclude(true).applyTo(doubt);
        doubt.setVisible(false);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(place);
        line.addListener(SWT.Resize, event -> fit());
    }

    /** Why a site uses its route is what people want to read, so it gets a line of its own where it would be cut off. */
    private void fit() {
        int room = line.getClientArea().width - place.computeSize(SWT.DEFAULT, SWT.DEFAULT).x
                - (doubt.getVisible() ? doubt.computeSize(SWT.DEFAULT, SWT.DEFAULT).x : 0) - ROOM_BETWEEN;
        boolean needed = route.computeSize(SWT.DEFAULT, SWT.DEFAULT).x > room;
        if (needed == below || line.getClientArea().width == 0) {
            return;
        }
        below = needed;
        route.moveBelow(below ? doubt : place);
        ((GridData) route.getLayoutData()).horizontalSpan = below ? 3 : 1;
        ((GridData) place.getLayoutData()).grabExcessHorizontalSpace = below;
        line.getParent().layout(new Control[]{line, route});
    }

    Composite control() {
        return line;
    }

    /**
     * @param status    empty for this computer
     * @param encrypted whether the site is protected by TLS
     */
    void show(String label, Optional<SiteStatus> status, boolean encrypted) {
        String words = status.map(this::words).orElse("");
        boolean safe = encrypted && status.filter(s -> s.state() == SiteStatus.State.CONNECTED).isPresent();
        String says = safe ? NLS.bind(Messages.protectedByTls, words) : words;
        boolean changed = !label.equals(place.getText());
        place.setText(label);
        place.setImage(icons.get(status.isEmpty() ? Icon.LOCAL : safe ? Icon.LOCK : Icon.SITE));
        place.setToolTipText(status.isEmpty() ? null : encrypted ? Messages.lockTip : Messages.clearTip);
        if (!says.equals(route.getText())) {
            route.setText(says);
            String explanation = status.map(s -> routes.explanation(s.route())).orElse("");
            route.setToolTipText(explanation.isEmpty() ? null : says + "\n" + explanation);
        }
        if (changed) {
            line.layout();
        }
        fit();
    }

    /** @param reason why entries may be missing; empty: none are */
    void showDoubt(String reason) {
        boolean visible = !reason.isEmpty();
        doubt.setImage(visible ? icons.get(Icon.WARNING) : null);
        doubt.setText(visible ? Messages.incomplete : "");
        doubt.setToolTipText(visible ? reason : null);
        if (visible != doubt.getVisible()) {
            doubt.setVisible(visible);
            ((GridData) doubt.getLayoutData()).exclude = !visible;
            line.layout();
            fit();
        }
    }

    /** Makes it visible which pane the keys go to. */
    void setActive(boolean active, IStylingEngine styles) {
        // While the window closes, the focus wanders through what is left of it.
        if (line.isDisposed()) {
            return;
        }
        for (Control control : List.of(line, place, route, doubt)) {
            styles.setClassname(control, active ? "PaneHeaderActive" : "PaneHeader");
        }
    }

    /** The words after the site's name, for tests and the tour. */
    String routeText() {
        return route.getText();
    }

    private String words(SiteStatus status) {
        return switch (status.state()) {
            case CONNECTING -> Messages.connecting;
            case DISCONNECTED -> Messages.notConnected;
            case FAILED -> Messages.connectionFailed;
            case CONNECTED -> {
                String route = routes.line(status.route());
                yield route.isEmpty() ? Messages.connected : route;
            }
        };
    }
}
