package conversations.platform.text;

/** A set of rows that store texts in their folded form. */
public interface RefoldableForms {
    /**
     * Refolds some of the rows of an older version, in a transaction of its own. Rows that another transaction has locked
     * are skipped, so that nobody waits.
     *
     * @param limit maximum number of rows
     * @return how many rows were written; 0 if nothing is left to do
     */
    int refold(int limit);
}
