package conversations.testing;

import conversations.platform.text.Folding;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Records and their access lists, as the CRM would keep them. */
public final class CrmRecords {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private CrmRecords() {}

    /** A record by type and id. */
    public record Item(String type, String id) {
        /** As it stands in {@code about} of a request. */
        public Map<String, String> ref() {
            return Map.of("type", type, "id", id);
        }

        public String path() {
            return "/records/" + type + "/" + id;
        }

        /** Lets somebody in; a restricted record alone asks for it. */
        public Item allow(Api person, boolean view, boolean edit) {
            Database.update(
                    "insert into record_access (type, id, user_id, can_view, can_edit) values (?, ?, ?, ?, ?)"
                            + " on conflict (type, id, user_id) do update set can_view = excluded.can_view, can_edit = excluded.can_edit",
                    type,
                    id,
                    person.id(),
                    view,
                    edit);
            return this;
        }
    }

    public static Item record(String type, String name) {
        return insert(type, name, false);
    }

    /** A record that nobody may view until {@link DigestItem#allow} says so. */
    public static Item restricted(String type, String name) {
        return insert(type, name, true);
    }

    private static Item insert(String type, String name, boolean restricted) {
        var item = new Item(type, type.toUpperCase(java.util.Locale.ROOT) + "-" + NUMBER.incrementAndGet());
        Database.update(
                "insert into record (type, id, name, name_folded, restricted) values (?, ?, ?, ?, ?)",
                type,
                item.id,
                name,
                Folding.foldName(name),
                restricted);
        return item;
    }
}
