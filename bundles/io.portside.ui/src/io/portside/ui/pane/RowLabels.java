package io.portside.ui.pane;

import org.eclipse.swt.graphics.Image;

import io.portside.engine.files.Entry;
import io.portside.engine.text.Formats;
import io.portside.ui.theme.Icon;
import io.portside.ui.theme.Icons;

/** What the cells of a row say. */
final class RowLabels {
    private final Formats formats;
    private final Icons icons;

    RowLabels(Formats formats, Icons icons) {
        this.formats = formats;
        this.icons = icons;
    }

    String header(SortColumn column) {
        return switch (column) {
            case NAME -> Messages.name;
            case SIZE -> Messages.size;
            case MODIFIED -> Messages.modified;
            case PERMISSIONS -> Messages.permissions;
        };
    }

    String[] texts(PaneRow row) {
        Entry entry = row.entry();
        if (row.up()) {
            return new String[]{entry.name(), "", "", ""};
        }
        String name = entry.linkTarget().map(target -> entry.name() + " \u2192 " + target).orElse(entry.name());
        String size = entry.folder() || entry.size().isEmpty() ? "" : formats.size(entry.size().getAsLong());
        return new String[]{name, size, entry.modified().map(formats::time).orElse(""), entry.permissions().orElse("")};
    }

    Image icon(PaneRow row) {
        if (row.up()) {
            return icons.get(Icon.UP);
        }
        return icons.get(switch (row.entry().kind()) {
            case FOLDER -> Icon.FOLDER;
            case LINK -> Icon.LINK;
            case FILE -> Icon.FILE;
            case OTHER -> Icon.SPECIAL;
        });
    }

}
