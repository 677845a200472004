"""Reviews of files on disk: the state machine of `mtcheck.review` with a journal, a lock, saving, baseline and vocabulary. Every front sits at the same desk.

A front does this:

    desk = Desk.open(paths, check)             # locks the files, reads them; raises Occupied, SourceError
    if desk.resumable(0) and not wanted:       # tells what an earlier session left
        desk.restart(0)
    report = desk.check(0)                     # slow, touches nothing: may run in a thread
    desk.begin(0, report)                      # plays the journal of the earlier session; then the same for the other documents
    desk.do(actions.Accept(0))                 # in the journal before it returns; desk.review is what to show
    desk.do(actions.In(0, actions.Checked(version, desk.check(0, text))))     # after each change of text
    desk.save()                                # texts, baseline, vocabulary
    desk.close()                               # journals of files with nothing open go
"""
