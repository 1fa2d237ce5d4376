"""Another program: a small window with a label that offers files for dragging, as a desktop's file manager does."""
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gio, Gtk  # noqa: E402

window = Gtk.Window(title="Other program")
window.set_default_size(220, 90)
box = Gtk.EventBox()
label = Gtk.Label(label="drag me")
box.add(label)
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
uris = [Gio.File.new_for_path(path).get_uri() for path in sys.argv[1:]]
box.connect("drag-data-get", lambda w, c, data, i, t: data.set_uris(uris))
window.add(box)
window.connect("destroy", Gtk.main_quit)
window.show_all()
window.move(1040, 640)
Gtk.main()
