package conversations.platform.text;

/** Texts that are stored in their folded form. */
public interface RefoldableForms {
    /**
     * Folds some of what is stored in an older form anew, in a transaction of its own. What somebody else writes just now is
     * left out, so that nobody is waited for.
     *
     * @param most so many rows at most
     * @return how many rows were written; 0 if nothing is left to do
     */
    int refold(int most);
}
