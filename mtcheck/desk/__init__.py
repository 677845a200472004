"""Reviews of files on disk: the state machine of `mtcheck.review` with a journal, a lock, saving, baseline and vocabulary. Every front sits at the same desk.

A front does this:

    desk = Desk.open(paths, check)             # locks the files, reads them; raises Occupied, SourceError
    for index in range(len(desk.review.documents)):
        report = desk.check(index)             # slow, touches nothing: may run in a thread
        desk.begin(index, report)              # resumes from the journal unless resume=False; desk.resumable(index) tells beforehand
    desk.do(actions.Accept(0))                 # journalled before it returns; desk.review is what to show
    desk.do(actions.In(0, actions.Checked(version, desk.check(0, text))))     # after each change of text
    desk.save()                                # texts, baseline, vocabulary
    desk.close()                               # journals of files with nothing open go
"""
