package io.portside.ui.connection;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;

/** Tells a screen reader what is drawn: a list whose items are the steps in view, each a sentence. UI thread. */
final class SequenceAccess {
    private final SequenceCanvas sequence;
    private final Canvas canvas;
    private final RowWording wording;
    private final Accessible accessible;

    SequenceAccess(SequenceCanvas sequence, RowWording wording) {
        this.sequence = sequence;
        this.wording = wording;
        canvas = sequence.control();
        accessible = canvas.getAccessible();
        accessible.addAccessibleListener(AccessibleListener.getNameAdapter(
                e -> e.result = e.childID == ACC.CHILDID_SELF ? name() : sentence(e.childID)));
        accessible.addAccessibleListener(AccessibleListener.getHelpAdapter(e -> e.result = Messages.accessibleHelp));
        accessible.addAccessibleControlListener(new Controls());
    }

    private String name() {
        return sequence.rows().isEmpty()
                ? Messages.accessibleEmpty
                : NLS.bind(Messages.accessibleName, sequence.rows().size());
    }

    private String sentence(int index) {
        return index < sequence.rows().size() ? wording.sentence(sequence.rows().get(index)) : "";
    }

    private int inView() {
        return Math.min(sequence.page() + 1, sequence.rows().size() - sequence.top());
    }

    /** Other rows are in view. */
    void changed() {
        // Nobody listens most of the time, and then this costs nothing.
        accessible.selectionChanged();
    }

    void selected() {
        accessible.selectionChanged();
        accessible.setFocus(sequence.selectedIndex());
    }

    private final class Controls implements AccessibleControlListener {
        @Override
        public void getRole(AccessibleControlEvent e) {
            e.detail = e.childID == ACC.CHILDID_SELF ? ACC.ROLE_LIST : ACC.ROLE_LISTITEM;
        }

        @Override
        public void getChildCount(AccessibleControlEvent e) {
            e.detail = inView();
        }

        @Override
        public void getChild(AccessibleControlEvent e) {
            // A step has no object of its own.
        }

        @Override
        public void getDefaultAction(AccessibleControlEvent e) {
            // The help text tells of Enter.
        }

        @Override
        public void getValue(AccessibleControlEvent e) {
            // Steps have no value.
        }

        @Override
        public void getChildren(AccessibleControlEvent e) {
            Object[] children = new Object[inView()];
            for (int i = 0; i < children.length; i++) {
                children[i] = sequence.top() + i;
            }
            e.children = children;
        }

        @Override
        public void getChildAtPoint(AccessibleControlEvent e) {
            Point at = canvas.toControl(e.x, e.y);
            int index = canvas.getClientArea().contains(at) ? sequence.indexAt(at.y) : -1;
            e.childID = index >= 0 ? index : ACC.CHILDID_SELF;
        }

        @Override
        public void getLocation(AccessibleControlEvent e) {
            Rectangle area = e.childID == ACC.CHILDID_SELF ? canvas.getClientArea() : sequence.bounds(e.childID);
            Point at = canvas.toDisplay(area.x, area.y);
            e.x = at.x;
            e.y = at.y;
            e.width = area.width;
            e.height = area.height;
        }

        @Override
        public void getFocus(AccessibleControlEvent e) {
            int index = sequence.selectedIndex();
            e.childID = !canvas.isFocusControl() ? ACC.CHILDID_NONE : index >= 0 ? index : ACC.CHILDID_SELF;
        }

        @Override
        public void getSelection(AccessibleControlEvent e) {
            int index = sequence.selectedIndex();
            e.childID = index >= 0 ? index : ACC.CHILDID_NONE;
        }

        @Override
        public void getState(AccessibleControlEvent e) {
            e.detail = ACC.STATE_FOCUSABLE;
            if (e.childID >= 0) {
                e.detail |= ACC.STATE_SELECTABLE;
                if (e.childID == sequence.selectedIndex()) {
                    e.detail |= ACC.STATE_SELECTED | (canvas.isFocusControl() ? ACC.STATE_FOCUSED : 0);
                }
            }
        }
    }
}
