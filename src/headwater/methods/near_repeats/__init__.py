"""After one event, are there more nearby soon afterwards?"""
